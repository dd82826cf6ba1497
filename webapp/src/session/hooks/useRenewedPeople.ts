import { useEffect } from 'react';
import type { ConversationView } from '../../protocol/views';
import { useModel, useSession } from './useSession';

/**
 * Asks anew who the people of a chat are when somebody opens it: of those who are no friends no entry tells that they
 * call themselves something else.
 */
export function useRenewedPeople({ other, group }: ConversationView): void {
  const session = useSession();
  const connected = useModel(({ link }) => link === 'connected');
  const ids = group ? group.members.map(({ account }) => account) : [other ?? ''];
  const strangers = useModel(({ state }) =>
    ids.filter((id) => id !== '' && id !== state.me && state.friendships.get(id)?.friends !== true).join(),
  );
  useEffect(() => {
    if (connected && strangers !== '') void session.account.renewPeople(strangers.split(','));
  }, [session, connected, strangers]);
}
