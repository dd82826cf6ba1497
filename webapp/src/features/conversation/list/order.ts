import type { ConversationId, ConversationView } from '../../../protocol/views';
import { isArchived, isHidden, isUnread, unread } from '../fold';
import type { Filter } from './filter';

/** By the time of their last event, then by id. */
export function newestFirst(conversations: Iterable<ConversationView>): ConversationView[] {
  return [...conversations]
    .map((view) => ({ view, id: view.conversationId, time: Date.parse(view.last.time) }))
    .sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1))
    .map(({ view }) => view);
}

/**
 * What stands in the list, top to bottom: pinned ones, then the newest. The chat that is `open` stays among the unread
 * ones, though one has read it.
 */
export function listed(
  conversations: ReadonlyMap<ConversationId, ConversationView>,
  filter: Filter,
  open?: ConversationId,
): ConversationView[] {
  return newestFirst(conversations.values())
    .filter((conversation) => !isHidden(conversation) && passes(conversation, filter, open))
    .sort((a, b) => Number(b.pinned) - Number(a.pinned));
}

function passes(conversation: ConversationView, filter: Filter, open: ConversationId | undefined): boolean {
  const archived = isArchived(conversation);
  switch (filter) {
    case 'all':
      return !archived;
    case 'unread':
      return !archived && (isUnread(conversation) || conversation.conversationId === open);
    case 'groups':
      return !archived && conversation.group !== undefined;
    case 'archived':
      return archived;
  }
}

/**
 * What waits to be read: messages, and conversations that were marked. What is muted or archived doesn't call for
 * attention, nor what one took out of the list.
 */
export function unreadTotal(conversations: Iterable<ConversationView>): number {
  return total(
    conversations,
    (conversation) => !conversation.muted && !isArchived(conversation) && !isHidden(conversation),
  );
}

/** The same in the archive, the muted ones too; absent where the archive is empty. */
export function unreadInArchive(conversations: Iterable<ConversationView>): number | undefined {
  const archived = [...conversations].filter((each) => isArchived(each) && !isHidden(each));
  return archived.length === 0 ? undefined : total(archived, () => true);
}

function total(
  conversations: Iterable<ConversationView>,
  counts: (conversation: ConversationView) => boolean,
): number {
  let count = 0;
  for (const conversation of conversations) {
    if (counts(conversation)) count += unread(conversation) || Number(conversation.markedUnread);
  }
  return count;
}
