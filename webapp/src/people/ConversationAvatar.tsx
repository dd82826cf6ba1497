import type { ConversationView } from '../protocol/views';
import { usePerson } from '../session/hooks/usePerson';
import { usePresence } from '../session/hooks/usePresence';
import { useModel } from '../session/hooks/useSession';
import { Avatar, type AvatarSize } from '../ui/avatar/Avatar';
import { GroupAvatar } from './GroupAvatar';
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
  return <PersonAvatar id={other ?? ''} size={size} />;
}

function PersonAvatar({ id, size }: { id: string; size: Props['size'] }) {
  const { person } = usePerson(id);
  const presence = usePresence(id);
  return <Avatar name={person?.avatar} size={size} online={presence?.online} />;
}
