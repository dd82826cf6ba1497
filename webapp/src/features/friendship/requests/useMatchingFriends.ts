import { useDeferredValue, useMemo } from 'react';
import { useT } from '../../../i18n';
import { nameOf } from '../../../people/useName';
import type { FriendshipView } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { rankOf } from '../../../ui/text/find-name';
import { compareNames } from '../../../ui/text/name-order';
import { useReadings } from '../../../ui/text/useReadings';

/** Whoever wants others types more. */
const SHOWN = 20;

export interface Match {
  friendship: FriendshipView;
  name: string;
}

/** The friends whose remark, nickname or handle holds what is typed, in whatever script: who fits best first. */
export function useMatchingFriends(query: string): readonly Match[] {
  const t = useT();
  const typed = useDeferredValue(query);
  const friendships = useModel((model) => model.state.friendships);
  const people = useModel((model) => model.state.people);
  const readings = useReadings(typed !== '');
  return useMemo(() => {
    if (typed === '') return [];
    return [...friendships.values()]
      .filter(({ friends, blocked }) => friends && !blocked)
      .flatMap((friendship) => {
        const { nickname, handle } = people.get(friendship.other) ?? {};
        const name = nameOf({ friendships, people }, friendship.other, t);
        const rank = rankOf([name, nickname], handle, typed, readings);
        return rank === undefined ? [] : [{ friendship, name, rank }];
      })
      .sort((a, b) => a.rank - b.rank || compareNames(a.name, b.name))
      .slice(0, SHOWN);
  }, [typed, friendships, people, readings, t]);
}
