import { useCallback, useMemo, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { problemText, useT } from '../../../i18n';
import type { LinkPreview } from '../../../protocol/views';
import type { LinkQuery } from '../../../protocol/views';
import { useModel, useSession } from '../../../session/hooks/useSession';
import { usePerform } from '../../../session/hooks/usePerform';
import { useAnswer } from '../../../session/hooks/useAnswer';
import { Skeleton } from '../../../ui/list/Skeleton';
import { ErrorLine } from '../../../ui/form/Field';
import { memberCount } from '../../../people/member-count';
import { BackLink } from '../../../ui/navigation';
import { FacelessAvatar } from '../../../people/FacelessAvatar';
import { linkParts } from './link-parts';
import { Button, ButtonLink } from '../../../ui/button/Button';
import { Empty } from '../../../ui/layout/Empty';
import { useTitle } from '../../../ui/title';
import { Page } from '../../../ui/layout/Page';
import { Hidden } from '../../../ui/layout/Hidden';
import { Hint } from '../../../ui/layout/Hint';
import styles from './links.module.css';

/** Where an invite link leads: what the group is, and the way into it. */
export function JoinGroup() {
  const t = useT();
  useTitle(t('join.title'));
  const { hash } = useLocation();
  const link = useMemo(() => linkParts(hash), [hash]);
  const inside = useModel(
    ({ state }) => state.conversations.get(link?.conversationId ?? '')?.group?.self !== undefined,
  );
  if (!link) return <Obstacle code="no-such-link" />;
  if (inside) return <Navigate to={`/c/${link.conversationId}`} replace />;
  return <Preview key={hash} link={link} />;
}

function Preview({ link }: { link: LinkQuery }) {
  const t = useT();
  const session = useSession();
  const ask = useCallback(() => session.account.api.preview(link), [session, link]);
  const { answer: preview, problem, again } = useAnswer(ask);
  if (!preview && problem !== undefined) return <Obstacle code={problem} onAgain={again} />;
  return (
    <Page className={styles.join} aria-label={t('join.title')}>
      <BackLink home="/" />
      {preview ? (
        <Card link={link} preview={preview} />
      ) : (
        <>
          <Hidden as="h1">{t('join.title')}</Hidden>
          <Skeleton rows={1} label={t('app.loading')} />
        </>
      )}
    </Page>
  );
}

/** Why the link leads nowhere, or not now. */
function Obstacle({ code, onAgain }: { code: string; onAgain?: () => void }) {
  const t = useT();
  const later = code === 'network';
  return (
    <Empty className={styles.broken}>
      <h1>{t(later ? 'join.title' : 'join.broken')}</h1>
      <p role="alert">{problemText(t, code)}</p>
      {later ? (
        <Button small onClick={onAgain}>
          {t('join.again')}
        </Button>
      ) : (
        <ButtonLink small to="/">
          {t('app.to-chats')}
        </ButtonLink>
      )}
    </Empty>
  );
}

function Card({ link, preview }: { link: LinkQuery; preview: LinkPreview }) {
  const t = useT();
  const { busy, problem, perform } = usePerform();
  const [sent, setSent] = useState(false);
  const { name, avatar, count, member, approval } = preview;
  if (member) return <Navigate to={`/c/${link.conversationId}`} replace />;
  const join = () => {
    // once one is in, the page gives way to the chat
    if (busy || sent) return;
    void perform({ type: 'group.join', ...link }).then((done) => {
      setSent(done !== undefined);
    });
  };
  return (
    <>
      <FacelessAvatar avatar={avatar} size="xl" />
      <h1>
        <bdi>{name ?? t('group.unnamed')}</bdi>
      </h1>
      <Hint>{memberCount(t, count)}</Hint>
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
      {sent && approval ? (
        <p role="status">{t('join.asked')}</p>
      ) : (
        <>
          {approval && <p>{t('join.approval')}</p>}
          <Button aria-disabled={busy || sent} onClick={join}>
            {t(approval ? 'join.ask' : 'join.join')}
          </Button>
        </>
      )}
    </>
  );
}
