import type { ConversationView } from '../protocol/views';
import { usePresence } from '../session/hooks/usePresence';
import { useModel } from '../session/hooks/useSession';
import type { AvatarSize } from '../ui/avatar/Avatar';
import { GroupAvatar } from './GroupAvatar';
import { PersonAvatar } from './PersonAvatar';
import { isSaved } from './saved';
import { SavedAvatar } from './SavedAvatar';

interface Props {
  conversation: Pick<ConversationView, 'other' | 'group'>;
  size?: AvatarSize | undefined;
}

/** The picture of a conversation: the other one's, and whether they are online, the group's, or a bookmark. */
export function ConversationAvatar({ conversation: { other, group }, size }: Props) {
  const saved = useModel(({ state }) => isSaved({ other }, state.me));
  if (saved) return <SavedAvatar size={size} />;
  if (group) return <GroupAvatar group={group} size={size} />;
  return <PresentAvatar id={other ?? ''} size={size} />;
}

function PresentAvatar({ id, size }: { id: string; size: Props['size'] }) {
  const presence = usePresence(id);
  return <PersonAvatar id={id} size={size} online={presence?.online} />;
}
