import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { ConversationId } from '../../../protocol/views';
import { Skeleton } from '../../../ui/list/Skeleton';
import { Dialog } from '../../../ui/overlay/Dialog';
import { ErrorLine } from '../../../ui/form/Field';
import { JoinRequest } from './JoinRequest';
import { useRequests } from './useRequests';
import styles from './requests.module.css';

interface Props {
  open: boolean;
  conversationId: ConversationId;
  /** How many wait. */
  count: number;
  onClose: () => void;
}

/** Those who wait to be let into a group, the oldest first. */
export function RequestsDialog({ open, conversationId, count, onClose }: Props) {
  const t = useT();
  return (
    <Dialog open={open} onClose={onClose} title={t('waiting.title')} close={t('action.close')}>
      <Requests conversationId={conversationId} count={count} />
    </Dialog>
  );
}

function Requests({ conversationId, count }: Pick<Props, 'conversationId' | 'count'>) {
  const t = useT();
  const { requests, failed } = useRequests(conversationId, count);
  // answered here already, though the list may not know it yet
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  if (!requests)
    return failed ? (
      <ErrorLine>{problemText(t, 'network')}</ErrorLine>
    ) : (
      <Skeleton rows={2} label={t('app.loading')} />
    );
  const open = requests
    .map((request) => ({ key: `${request.account} ${request.time}`, request }))
    .filter(({ key }) => !answered.has(key));
  if (open.length === 0) return <p>{t('waiting.nobody')}</p>;
  return (
    <ul className={styles['join-requests']}>
      {open.map(({ key, request }) => (
        <JoinRequest
          key={key}
          conversationId={conversationId}
          request={request}
          onAnswered={() => {
            setAnswered((before) => new Set(before).add(key));
          }}
        />
      ))}
    </ul>
  );
}
