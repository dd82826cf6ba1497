import { useEffect, useState } from 'react';
import type { ConversationId, JoinRequestView } from '../../protocol/views';
import { useSession } from '../../session/hooks';

/** Who waits to be let into a group: asked anew whenever `count` changes; absent until it is known. */
export function useRequests(conversationId: ConversationId, count: number) {
  const session = useSession();
  const [requests, setRequests] = useState<readonly JoinRequestView[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const { open } = session;
    let past = false;
    open.api.requests(conversationId).then(
      (answer) => {
        if (past) return;
        open.meet(answer.people);
        setRequests(answer.requests);
        setFailed(false);
      },
      () => {
        if (!past) setFailed(true);
      },
    );
    return () => {
      past = true;
    };
  }, [session, conversationId, count]);
  return { requests, failed };
}
