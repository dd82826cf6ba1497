import { Users } from 'lucide-react';
import { Avatar } from '../../../ui/avatar/Avatar';

interface Props {
  avatar: string | undefined;
  size: 'm' | 'xl';
}

/** The picture of a group whose members one doesn't see. */
export function PreviewAvatar({ avatar, size }: Props) {
  if (avatar !== undefined) return <Avatar name={avatar} size={size} />;
  return (
    <span className={`avatar faceless ${size}`} aria-hidden="true">
      <Users />
    </span>
  );
}
