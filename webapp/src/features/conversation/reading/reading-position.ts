import { forTab } from '../../../browser/storage';

/** Where one reads: the topmost message on screen, and how many pixels below the edge it begins. */
export interface ReadingPosition {
  no: number;
  offset: number;
}

const key = (me: string, conversationId: string) => `parley.${me}.spot.${conversationId}`;

/** Where one was in a conversation, kept for this tab, over a reload too. At its end there is nothing to keep. */
export function readingPosition(me: string, conversationId: string): ReadingPosition | undefined {
  const kept = forTab.get(key(me, conversationId));
  return kept === null ? undefined : (JSON.parse(kept) as ReadingPosition);
}

export function keepReadingPosition(
  me: string,
  conversationId: string,
  spot: ReadingPosition | undefined,
): void {
  if (spot) forTab.set(key(me, conversationId), JSON.stringify(spot));
  else forTab.remove(key(me, conversationId));
}
