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

/** Up to which of one's own messages in the group on screen somebody has read, as far as that was found out. */
export function useReadByOne(id: ConversationId, own: readonly number[]): number {
  const session = useSession();
  const numbers = own.join();
  useEffect(
    () =>
      numbers === '' ? undefined : session.account.groupReads.follow(id, numbers.split(',').map(Number)),
    [session, id, numbers],
  );
  return useModel((model) => model.readByOne.get(id) ?? 0);
}

/** Up to which of one's own messages in a group in the list somebody has read; `newest` is asked about, if given. */
export function useReadInList(id: ConversationId, newest: number | undefined): number {
  const session = useSession();
  const connected = useModel((model) => model.link === 'connected');
  useEffect(
    () => (newest === undefined || !connected ? undefined : session.account.groupReads.glance(id, newest)),
    [session, id, newest, connected],
  );
  return useModel((model) => model.readByOne.get(id) ?? 0);
}
