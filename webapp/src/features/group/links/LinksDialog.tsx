import { useState } from 'react';
import { useT } from '../../../i18n';
import type { ConversationId, GroupView } from '../../../protocol/views';
import { Skeleton } from '../../../ui/list/Skeleton';
import { Dialog } from '../../../ui/overlay/Dialog';
import { ErrorLine } from '../../../ui/form/Field';
import { ConfirmCommand, type Question } from '../ConfirmCommand';
import { LinkForm } from './LinkForm';
import { LinkRow } from './LinkRow';
import { useLinks } from './useLinks';
import styles from './links.module.css';

interface Props {
  open: boolean;
  conversationId: ConversationId;
  group: GroupView;
  onClose: () => void;
}

/** The links by which others come into a group, and a new one. */
export function LinksDialog({ open, conversationId, group, onClose }: Props) {
  const t = useT();
  return (
    <Dialog open={open} onClose={onClose} title={t('links.title')} close={t('action.close')}>
      <Links conversationId={conversationId} group={group} />
    </Dialog>
  );
}

function Links({ conversationId, group }: Pick<Props, 'conversationId' | 'group'>) {
  const t = useT();
  const { links, problem, busy, make, revoked } = useLinks(conversationId);
  const [question, setQuestion] = useState<Question & { linkId: string }>();
  return (
    <>
      <p>{t(group.inviting === 'approval' ? 'links.explain-approval' : 'links.explain')}</p>
      {links ? (
        <ul className={styles.links} aria-label={t('links.title')}>
          {links.map((link) => (
            <LinkRow
              key={link.linkId}
              link={link}
              group={group}
              onRevoke={() => {
                setQuestion({
                  linkId: link.linkId,
                  title: 'links.revoke-ask',
                  explanation: 'links.revoke-explain',
                  action: 'links.revoke',
                  body: { type: 'group.revoke-link', conversationId, linkId: link.linkId },
                });
              }}
            />
          ))}
        </ul>
      ) : (
        problem === undefined && <Skeleton rows={2} label={t('app.loading')} />
      )}
      {problem !== undefined && <ErrorLine>{problem}</ErrorLine>}
      <LinkForm busy={busy} onMake={make} />
      <ConfirmCommand
        question={question}
        name=""
        onDone={() => {
          if (question) revoked(question.linkId);
        }}
        onClose={() => {
          setQuestion(undefined);
        }}
      />
    </>
  );
}
