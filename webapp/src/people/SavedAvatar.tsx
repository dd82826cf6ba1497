import { Bookmark } from 'lucide-react';
import { avatarClass, type AvatarSize } from '../ui/avatar/Avatar';
import styles from './SavedAvatar.module.css';

/** The picture of one's saved messages. */
export function SavedAvatar({ size }: { size: AvatarSize | undefined }) {
  return (
    <span className={avatarClass(size, styles.saved)} aria-hidden="true">
      <Bookmark />
    </span>
  );
}
