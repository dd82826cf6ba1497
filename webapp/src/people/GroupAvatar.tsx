import type { GroupView } from '../protocol/views';
import { useModel } from '../session/hooks/useSession';
import { personOf } from '../session/state/state';
import { Avatar, avatarClass, type AvatarSize } from '../ui/avatar/Avatar';
import { classes } from '../ui/classes';
import styles from './GroupAvatar.module.css';

const SHOWN = 9;

interface Props {
  group: GroupView;
  size?: AvatarSize | undefined;
}

/** A group's picture: its own, else those of its first members in a square. */
export function GroupAvatar({ group, size }: Props) {
  const faces = useModel(({ state }) =>
    group.members
      .slice(0, SHOWN)
      .map(({ account }) => personOf(state, account)?.avatar ?? '')
      .join(),
  ).split(',');
  if (group.avatar !== undefined || group.members.length < 2)
    return <Avatar name={group.avatar ?? faces[0]} size={size} />;
  return (
    <span
      className={avatarClass(size, classes(styles.faces, faces.length > 4 && styles.nine))}
      aria-hidden="true"
    >
      {faces.map((face, index) => (
        <Avatar key={index} name={face} />
      ))}
    </span>
  );
}
