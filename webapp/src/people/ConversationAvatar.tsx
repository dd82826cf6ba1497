import type { ConversationView } from '../protocol/views';
import { usePresence } from '../session/hooks/usePresence';
import type { AvatarSize } from '../ui/avatar/Avatar';
import { GroupAvatar } from './GroupAvatar';
import { PersonAvatar } from './PersonAvatar';

interface Props {
  conversation: Pick<ConversationView, 'other' | 'group'>;
  size?: AvatarSize | undefined;
}

/** The picture of a conversation: the other one's, and whether they are online, or the group's. */
export function ConversationAvatar({ conversation: { other, group }, size }: Props) {
  if (group) return <GroupAvatar group={group} size={size} />;
  return <PresentAvatar id={other ?? ''} size={size} />;
}

function PresentAvatar({ id, size }: { id: string; size: Props['size'] }) {
  const presence = usePresence(id);
  return <PersonAvatar id={id} size={size} online={presence?.online} />;
}
