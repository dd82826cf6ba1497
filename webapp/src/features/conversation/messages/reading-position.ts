import { forTab } from '../../../browser/storage';

/** Where one reads: the topmost message on screen, and how many pixels below the edge it begins. */
export interface Spot {
  no: number;
  offset: number;
}

const key = (me: string, conversationId: string) => `parley.${me}.spot.${conversationId}`;

/** Where one was in a conversation, kept for this tab, over a reload too. At its end there is nothing to keep. */
export function spotOf(me: string, conversationId: string): Spot | undefined {
  const kept = forTab.get(key(me, conversationId));
  return kept === null ? undefined : (JSON.parse(kept) as Spot);
}

export function keepSpot(me: string, conversationId: string, spot: Spot | undefined): void {
  if (spot) forTab.set(key(me, conversationId), JSON.stringify(spot));
  else forTab.remove(key(me, conversationId));
}
