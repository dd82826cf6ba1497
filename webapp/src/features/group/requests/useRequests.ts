import { useCallback } from 'react';
import type { ConversationId, JoinRequestView } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { useAnswer } from '../../../session/hooks/useAnswer';

/** Who waits to be let into a group: asked anew whenever `count` changes; absent until it is known. */
export function useRequests(conversationId: ConversationId, count: number) {
  const session = useSession();
  const ask = useCallback(async (): Promise<readonly JoinRequestView[]> => {
    const { account } = session;
    const { people, requests } = await account.api.requests(conversationId);
    account.addPeople(people);
    return requests;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another count is another question
  }, [session, conversationId, count]);
  const { answer, problem } = useAnswer(ask);
  return { requests: answer, failed: problem !== undefined };
}
