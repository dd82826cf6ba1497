import type { ConversationId, ConversationView } from '../../../protocol/views';
import { isHidden, unread } from '../fold';

/** By the time of their last event, then by id. */
export function newestFirst(conversations: Iterable<ConversationView>): ConversationView[] {
  return [...conversations]
    .map((view) => ({ view, id: view.conversationId, time: Date.parse(view.last.time) }))
    .sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1))
    .map(({ view }) => view);
}

/** What stands in the list, top to bottom: pinned ones, then the newest. */
export function listed(conversations: ReadonlyMap<ConversationId, ConversationView>): ConversationView[] {
  return newestFirst(conversations.values())
    .filter((conversation) => !isHidden(conversation))
    .sort((a, b) => Number(b.pinned) - Number(a.pinned));
}

/** What waits to be read: messages, and conversations that were marked; muted ones don't call for attention. */
export function unreadTotal(conversations: Iterable<ConversationView>): number {
  let count = 0;
  for (const conversation of conversations) {
    if (!conversation.muted) count += unread(conversation) || Number(conversation.markedUnread);
  }
  return count;
}
