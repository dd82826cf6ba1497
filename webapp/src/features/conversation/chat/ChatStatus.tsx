import { useT } from '../../../i18n';
import type { AccountId, ConversationId, ConversationView } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { usePerson } from '../../../session/hooks/usePerson';
import { useOnline, useWatchGroup } from '../../../session/hooks/useGroupPresence';
import { usePresence } from '../../../session/hooks/usePresence';
import { memberCount } from '../../../people/member-count';
import { isSaved } from '../../../people/saved';
import { usePresenceText } from '../../../people/usePresenceText';
import styles from './chat.module.css';

/** Under the name: what the other one does just now, as far as it is known; how many are in a group, and online. */
export function ChatStatus({ conversation }: { conversation: ConversationView }) {
  const t = useT();
  const { conversationId, other, group } = conversation;
  const me = useModel((model) => model.state.me);
  if (isSaved({ other }, me)) return <small>{t('saved.about')}</small>;
  if (other !== undefined) return <OtherStatus conversationId={conversationId} other={other} />;
  if (!group) return null;
  if (group.dissolved) return <small>{t('group.dissolved')}</small>;
  if (!group.self) return <small>{t('group.former')}</small>;
  return <MemberStatus conversationId={conversationId} count={group.count} />;
}

function MemberStatus({ conversationId, count }: { conversationId: ConversationId; count: number }) {
  const t = useT();
  useWatchGroup(conversationId);
  return <small>{memberCount(t, count, useOnline(conversationId))}</small>;
}

function OtherStatus({ conversationId, other }: { conversationId: ConversationId; other: AccountId }) {
  const t = useT();
  const typing = useModel((model) => model.typing.has(conversationId));
  const { person } = usePerson(other);
  const text = usePresenceText(usePresence(other));
  if (typing) return <small className={styles.typing}>{t('presence.typing')}</small>;
  return <small>{text ?? (person && `@${person.handle}`)}</small>;
}
