import { Users } from 'lucide-react';
import { Avatar, avatarClass, type AvatarSize } from '../ui/avatar/Avatar';
import styles from './FacelessAvatar.module.css';

interface Props {
  avatar?: string | undefined;
  size?: AvatarSize | undefined;
}

/** The picture of a group whose members one doesn't see. */
export function FacelessAvatar({ avatar, size }: Props) {
  if (avatar !== undefined) return <Avatar name={avatar} size={size} />;
  return (
    <span className={avatarClass(size, styles.faceless)} data-size={size} aria-hidden="true">
      <Users />
    </span>
  );
}
