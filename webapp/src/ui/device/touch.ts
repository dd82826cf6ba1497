/** A finger is what one has: no mouse, and most likely a keyboard on the screen. */
export function isTouch(): boolean {
  // jsdom has none
  const media = (globalThis as Partial<typeof globalThis>).matchMedia;
  return media?.('(pointer: coarse) and (hover: none)').matches ?? false;
}
