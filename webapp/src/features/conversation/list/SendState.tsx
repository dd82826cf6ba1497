import { Check, CheckCheck, CircleAlert, Clock3 } from 'lucide-react';
import { useT } from '../../../i18n';
import type { AccountId, ConversationView } from '../../../protocol/views';
import { useReadInList } from '../../../session/hooks/useGroupPresence';
import { useModel } from '../../../session/hooks/useSession';
import styles from './ConversationRow.module.css';

interface Props {
  conversation: ConversationView;
  unsent: 'waiting' | 'refused' | 'accepted' | undefined;
  me: AccountId;
  /** Whether one looks at the conversation itself. */
  open: boolean;
}

/** Whether one's own newest message is on its way, there or read. */
export function SendState({ conversation, unsent, me, open }: Props) {
  const t = useT();
  const readMarks = useModel((model) => model.state.self?.readMarks !== false);
  const { conversationId, group, last, lastNo, otherReadUpTo, lastDeleted } = conversation;
  const own = last.type === 'message.sent' && last.data.sender === me && !lastDeleted;
  // in a group, by one at least: the open one asks for itself
  const asks = own && readMarks && !open && group?.self !== undefined && !group.dissolved;
  const readByOne = useReadInList(conversationId, asks ? lastNo : undefined);
  if (unsent === 'refused') return <CircleAlert className={styles.failed} aria-label={t('chat.failed')} />;
  if (unsent === 'waiting') return <Clock3 aria-label={t('chat.sending')} />;
  if (unsent === 'accepted') return <Check aria-label={t('chat.sent')} />;
  if (!own) return null;
  return readMarks && Math.max(otherReadUpTo, readByOne) >= lastNo ? (
    <CheckCheck className={styles.seen} aria-label={t(group ? 'chat.read-some' : 'chat.read')} />
  ) : (
    <Check aria-label={t('chat.sent')} />
  );
}
