import { useMemo } from 'react';
import { waiting } from '../features/friendship/list/sections';
import { useModel } from '../session/hooks/useSession';

/** How many requests of people, and invitations to groups, wait for one's answer. */
export function useWaitingTotal(): number {
  const friendships = useModel((model) => model.state.friendships);
  const invitations = useModel((model) => model.state.invitations.size);
  return useMemo(() => waiting(friendships.values()), [friendships]) + invitations;
}
