import { useCallback, useEffect, useState } from 'react';
import type { EventView } from '../../protocol/events';
import type { ConversationView } from '../../protocol/views';
import { useModel, useSession } from '../../session/hooks';
import { newestOfOther } from './rows';

/** Marks as read what is on screen in a window that somebody looks at. Returns how to tell that the end is shown. */
export function useReading(
  conversation: ConversationView,
  events: readonly EventView[],
): (atEnd: boolean) => void {
  const session = useSession();
  const me = useModel((model) => model.state.me);
  const [atEnd, setAtEnd] = useState(true);
  const { conversationId, readUpTo } = conversation;
  const newest = newestOfOther(events, me);

  const read = useCallback(() => {
    if (atEnd && newest > readUpTo && document.visibilityState === 'visible' && document.hasFocus()) {
      session.open.marks.mark(conversationId, newest);
    }
  }, [session, conversationId, readUpTo, newest, atEnd]);

  useEffect(() => {
    read();
    addEventListener('focus', read);
    document.addEventListener('visibilitychange', read);
    return () => {
      removeEventListener('focus', read);
      document.removeEventListener('visibilitychange', read);
    };
  }, [read]);

  return setAtEnd;
}
