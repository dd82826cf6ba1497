import { isInTimeline, placeOf, withoutPersonal, type EventView } from '../../protocol/events';
import type { ConversationView } from '../../protocol/views';

/** An event that stands in a conversation. A message that one deleted for oneself keeps its place and nothing else. */
export type TimelineEvent = EventView & { readonly deleted?: true };

export function deleted(event: EventView): TimelineEvent {
  return { ...withoutPersonal(event), deleted: true };
}

/** What an event makes of the newest one of its conversation: nothing where that stands no earlier. */
export function newest(event: EventView, before: ConversationView): Partial<ConversationView> {
  return isInTimeline(event) && placeOf(event) > placeOf(before.last)
    ? { last: event, lastDeleted: false }
    : {};
}
