import type { GroupView } from '../protocol/views';
import { avatarClass, type AvatarSize } from '../ui/avatar/Avatar';
import { classes } from '../ui/classes';
import { FacelessAvatar } from './FacelessAvatar';
import { PersonAvatar } from './PersonAvatar';
import styles from './GroupAvatar.module.css';

const SHOWN = 9;

interface Props {
  group: GroupView;
  size?: AvatarSize | undefined;
}

/** A group's picture: its own, else those of its first members in a square. */
export function GroupAvatar({ group, size }: Props) {
  const faces = group.members.slice(0, SHOWN);
  const [only] = faces;
  if (group.avatar !== undefined || !only) return <FacelessAvatar avatar={group.avatar} size={size} />;
  if (faces.length === 1) return <PersonAvatar id={only.account} size={size} />;
  return (
    <span
      className={avatarClass(size, classes(styles.faces, faces.length > 4 && styles.nine))}
      aria-hidden="true"
    >
      {faces.map(({ account }) => (
        <PersonAvatar key={account} id={account} />
      ))}
    </span>
  );
}
