import type { ConversationId, ConversationView } from '../../protocol/views';
import { isHidden, unread } from './fold';

/** What stands in the list, top to bottom: pinned ones, then the newest. */
export function listed(conversations: ReadonlyMap<ConversationId, ConversationView>): ConversationView[] {
  return [...conversations.values()]
    .filter((conversation) => !isHidden(conversation))
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.last.position - a.last.position);
}

/** What waits to be read: messages, and conversations that were marked; muted ones don't call for attention. */
export function waitingToBeRead(conversations: Iterable<ConversationView>): number {
  let count = 0;
  for (const conversation of conversations) {
    if (!conversation.muted) count += unread(conversation) || Number(conversation.markedUnread);
  }
  return count;
}
