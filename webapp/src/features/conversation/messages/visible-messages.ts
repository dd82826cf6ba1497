import type { Spot } from './reading-position';

/** A message whose first line is on screen has been seen. */
const LINE = 36;

export interface OnScreen {
  /** The topmost message. */
  spot: Spot | undefined;
  /** Number of the newest message of the other one, 0 if none is there. */
  theirs: number;
}

/** Which of the drawn messages are on screen. */
export function onScreen(scroller: HTMLElement): OnScreen {
  const frame = scroller.getBoundingClientRect();
  const found: OnScreen = { spot: undefined, theirs: 0 };
  for (const message of scroller.querySelectorAll<HTMLElement>('[data-no]')) {
    const { top, bottom, height } = message.getBoundingClientRect();
    if (bottom <= frame.top) continue;
    if (top + Math.min(height, LINE) > frame.bottom) break;
    const no = Number(message.dataset.no);
    found.spot ??= { no, offset: top - frame.top };
    if (!message.classList.contains('mine')) found.theirs = no;
  }
  return found;
}
