import type { ReadingPosition } from './reading-position';

/** A message whose first line is on screen has been seen. */
const LINE = 36;

export interface VisibleMessages {
  /** The topmost message. */
  spot: ReadingPosition | undefined;
  /** Number of the newest message of the other one, 0 if none is there. */
  theirs: number;
}

/** Which of the drawn messages are on screen. */
export function visibleMessages(scroller: HTMLElement): VisibleMessages {
  const frame = scroller.getBoundingClientRect();
  const found: VisibleMessages = { spot: undefined, theirs: 0 };
  for (const message of scroller.querySelectorAll<HTMLElement>('[data-no]')) {
    const { top, bottom, height } = message.getBoundingClientRect();
    if (bottom <= frame.top) continue;
    if (top + Math.min(height, LINE) > frame.bottom) break;
    const no = Number(message.dataset.no);
    found.spot ??= { no, offset: top - frame.top };
    if (message.dataset.mine === undefined) found.theirs = no;
  }
  return found;
}
