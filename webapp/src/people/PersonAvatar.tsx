import type { AccountId } from '../protocol/views';
import { usePerson } from '../session/hooks/usePerson';
import { Avatar, type AvatarSize } from '../ui/avatar/Avatar';

interface Props {
  id: AccountId;
  size?: AvatarSize | undefined;
  /** With a dot that says so. */
  online?: boolean | undefined;
}

/** Somebody's picture: the one that they chose, else the initial of what one calls them, in a colour of their own. */
export function PersonAvatar({ id, size, online }: Props) {
  const { person, friendship } = usePerson(id);
  const initial = person && { name: friendship?.remark ?? person.nickname, accountId: id };
  return <Avatar name={person?.avatar} initial={initial} size={size} online={online} />;
}
