import { useT } from '../../i18n';
import type { ConversationView } from '../../protocol/views';
import { useModel } from '../../session/hooks';
import { useKnown } from '../../session/people';
import type { Presence } from '../../session/presence';
import { usePresenceText } from '../../ui/usePresenceText';

interface Props {
  conversation: ConversationView;
  presence: Presence | undefined;
}

/** Under the name: what the other one does just now, as far as it is known. */
export function ChatStatus({ conversation: { conversationId, other }, presence }: Props) {
  const t = useT();
  const typing = useModel((model) => model.typing.has(conversationId));
  const { person } = useKnown(other);
  const text = usePresenceText(presence);
  if (typing) return <small className="typing">{t('presence.typing')}</small>;
  return <small>{text ?? (person && `@${person.handle}`)}</small>;
}
