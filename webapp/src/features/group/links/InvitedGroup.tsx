import { useCallback, useMemo } from 'react';
import { useLocation } from 'react-router';
import { problemText, useT } from '../../../i18n';
import type { LinkQuery } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { useAnswer } from '../../../session/hooks/useAnswer';
import { Skeleton } from '../../../ui/list/Skeleton';
import { ErrorLine } from '../../../ui/form/Field';
import { memberCount } from '../../../people/member-count';
import { FacelessAvatar } from '../../../people/FacelessAvatar';
import { linkParts } from './link-parts';
import { InvitedGroupFrame } from './InvitedGroupFrame';

/** Before a log-in: which group the invite link leads to that stands behind the `#`. */
export function InvitedGroup() {
  const { hash } = useLocation();
  const link = useMemo(() => linkParts(hash), [hash]);
  return link ? <Group link={link} /> : null;
}

function Group({ link }: { link: LinkQuery }) {
  const t = useT();
  const session = useSession();
  const ask = useCallback(() => session.preview(link), [session, link]);
  const { answer, problem } = useAnswer(ask);
  if (problem === 'no-such-link') return <ErrorLine>{problemText(t, problem)}</ErrorLine>;
  // one may go on without knowing
  if (problem !== undefined) return null;
  if (!answer)
    return (
      <InvitedGroupFrame>
        <Skeleton rows={1} label={t('app.loading')} />
      </InvitedGroupFrame>
    );
  return (
    <InvitedGroupFrame>
      <FacelessAvatar avatar={answer.avatar} size="m" />
      <p>
        <small>{t('join.about')}</small>
        <b>
          <bdi>{answer.name ?? t('group.unnamed')}</bdi>
        </b>
        <small>{memberCount(t, answer.count)}</small>
      </p>
    </InvitedGroupFrame>
  );
}
