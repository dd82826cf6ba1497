import { useEffect } from 'react';
import type { AccountId } from '../../protocol/views';
import { useModel, useSession } from './useSession';
import type { Presence } from '../presence/presence';

/** Whether somebody who is on screen is online; `undefined` while that isn't known. */
export function usePresence(id: AccountId): Presence | undefined {
  const session = useSession();
  useEffect(() => session.account.presences.watch(id), [session, id]);
  return useModel((model) => model.presence.get(id));
}
