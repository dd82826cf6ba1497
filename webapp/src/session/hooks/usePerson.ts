import type { AccountId, FriendshipView } from '../../protocol/views';
import { useModel } from './useSession';
import { personOf } from '../state/state';

export interface KnownPerson {
  person: ReturnType<typeof personOf>;
  friendship: FriendshipView | undefined;
}

/** What is known of somebody. */
export function usePerson(id: AccountId): KnownPerson {
  const person = useModel((model) => personOf(model.state, id));
  const friendship = useModel((model) => model.state.friendships.get(id));
  return { person, friendship };
}
