import type { AccountId, FriendshipView, PersonView } from '../protocol/views';
import { useModel } from './hooks';

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
