import type { GroupView } from '../protocol/views';
import { useModel } from '../session/hooks/useSession';
import { personOf } from '../session/state/state';
import { Avatar } from '../ui/avatar/Avatar';

const SHOWN = 9;

interface Props {
  group: GroupView;
  size?: 's' | 'm' | 'l' | 'xl';
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
    <span className={`avatar faces ${size ?? ''} ${faces.length > 4 ? 'nine' : 'four'}`} aria-hidden="true">
      {faces.map((face, index) => (
        <Avatar key={index} name={face} />
      ))}
    </span>
  );
}
