import { withoutPersonal, type EventView } from '../protocol/events';

/** An event that stands in a conversation. A message that one deleted for oneself keeps its place and nothing else. */
export type Placed = EventView & { readonly deleted?: true };

export function deleted(event: EventView): Placed {
  return { ...withoutPersonal(event), deleted: true };
}
