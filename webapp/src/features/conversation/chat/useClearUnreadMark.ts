import { useEffect, useState } from 'react';
import type { ConversationView } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';

/** Opening a conversation takes its mark away; one that is made while it is open stays. */
export function useClearUnreadMark({ conversationId, markedUnread }: ConversationView): void {
  const session = useSession();
  const [marked] = useState(markedUnread);
  useEffect(() => {
    if (marked)
      void session.account.perform({ type: 'conversation.mark-unread', conversationId, unread: false });
  }, [session, conversationId, marked]);
}
