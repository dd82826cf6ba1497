import type { AccountId, FriendshipView, PersonView } from '../protocol/views';
import { useModel } from './hooks';
import type { State } from './state';

export interface Known {
  person: PersonView | undefined;
  friendship: FriendshipView | undefined;
}

/** What is known of somebody. */
export function useKnown(id: AccountId): Known {
  const person = useModel((model) => model.state.people.get(id));
  const friendship = useModel((model) => model.state.friendships.get(id));
  return { person, friendship };
}

/** What one calls somebody: the remark, else the nickname; `undefined` while that isn't known. */
export function nameOf(state: Pick<State, 'people' | 'friendships'>, id: AccountId): string | undefined {
  return state.friendships.get(id)?.remark ?? state.people.get(id)?.nickname;
}
