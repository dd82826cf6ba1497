import { useEffect } from 'react';
import type { ConversationView } from '../../protocol/views';
import { useModel, useSession } from './useSession';

/** Has all members of a group in memory while somebody looks at it. */
export function useRoster({ conversationId, group }: ConversationView): void {
  const session = useSession();
  const missing = useModel(
    ({ rosters }) =>
      group !== undefined && group.count > group.members.length && !rosters.has(conversationId),
  );
  useEffect(() => {
    if (missing) void session.account.rosters.load(conversationId);
  }, [session, conversationId, missing]);
}
