import { Users } from 'lucide-react';
import { Avatar, avatarClass } from '../../../ui/avatar/Avatar';
import styles from './links.module.css';

interface Props {
  avatar: string | undefined;
  size: 'm' | 'xl';
}

/** The picture of a group whose members one doesn't see. */
export function PreviewAvatar({ avatar, size }: Props) {
  if (avatar !== undefined) return <Avatar name={avatar} size={size} />;
  return (
    <span className={avatarClass(size, styles.faceless)} data-size={size} aria-hidden="true">
      <Users />
    </span>
  );
}
