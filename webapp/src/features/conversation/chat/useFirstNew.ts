import { useState } from 'react';
import type { ConversationView } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { seenUpTo, unread } from '../fold';
import { isPageInFront } from '../page-focus';

/**
 * The first message that was not read when one came: to the chat, back to its window, or back to the network. It stays
 * while one reads on.
 */
export function useFirstNew(conversation: ConversationView): number | undefined {
  const count = unread(conversation);
  const connected = useModel((model) => model.link === 'connected');
  const first = seenUpTo(conversation) + 1;
  const [seen, setSeen] = useState({ count, connected, firstNew: count > 0 ? first : undefined });
  if (count !== seen.count || connected !== seen.connected) {
    const away = !isPageInFront() || !connected || !seen.connected;
    const firstNew = seen.count === 0 && count > 0 && away ? first : seen.firstNew;
    setSeen({ count, connected, firstNew });
  }
  return seen.firstNew;
}
