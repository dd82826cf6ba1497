import { useEffect } from 'react';
import type { ConversationId } from '../../protocol/views';
import { useModel, useSession } from './useSession';

/** Watches how many members of the group on screen are online, for `useOnline`. */
export function useWatchGroup(id: ConversationId): void {
  const session = useSession();
  useEffect(() => session.account.groupWatch.watch(id), [session, id]);
}

/** How many members of the group on screen are online; `undefined` while that isn't known. */
export function useOnline(id: ConversationId): number | undefined {
  return useModel((model) => model.online.get(id));
}
