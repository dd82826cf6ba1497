import { useCallback, useEffect, useLayoutEffect, useRef, useState, type WheelEvent } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Timeline } from '../../../session/state/model';
import { isPageInFront, onPageInFrontChange } from '../page-focus';
import { visibleMessages, type VisibleMessages } from './visible-messages';
import type { Row } from '../messages/rows';
import type { ReadingPosition } from './reading-position';
import type { Reading } from '../chat/useTimeline';

/** Pixels from an end that count as being there, as coming there, or as coming there soon. */
const AT_END = 2;
const NEAR = 48;
const SOON = 1_600;
/** Above the first row and below the last one, as in the style sheet. */
export const SPACE = 20;
const PADDING = 16;
/** More events than that are trimmed. */
const MANY = 600;

/** A row, and how many pixels below the edge it begins. */
interface Held {
  key: string;
  offset: number;
}

interface ScrollInput {
  rows: readonly Row[];
  timeline: Timeline;
  reading: Reading;
  /** Where one was before. */
  start: ReadingPosition | undefined;
  onSeen: (seen: VisibleMessages & { atEnd: boolean }) => void;
}

/**
 * Keeps one where one is in the list: at the end as long as one doesn't leave it, at what one was brought to until one
 * scrolls, else at what one reads. Tells what is on screen, and asks for more in time.
 */
export function useScrollPosition({ rows, timeline, reading, start, onSeen }: ScrollInput) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const stuck = useRef(true);
  /**
   * What one was brought to. Rows around it get their heights only later, and the list takes what grows below it for
   * growth above while older rows come, so it is put back after each of that.
   */
  const held = useRef<Held>(undefined);
  const started = useRef(false);
  /** As they were when one looked last. */
  const top = useRef(0);
  const height = useRef(0);
  const newest = useRef<string>(undefined);
  /** The line above what is new to which one was brought. */
  const shown = useRef<string>(undefined);
  const [away, setAway] = useState(false);
  const { atStart, atEnd, failed, events } = timeline;

  /** Where the list has to stand for what is held, if anything is. */
  const heldTop = useCallback((): number | undefined => {
    const element = scroller.current;
    const spot = held.current;
    const at = spot ? rows.findIndex(({ key }) => key === spot.key) : -1;
    if (!element || !list.current || !spot || at < 0) return undefined;
    const wanted = SPACE + list.current.getItemOffset(at) - spot.offset;
    return Math.max(0, Math.min(wanted, element.scrollHeight - element.clientHeight));
  }, [rows]);

  const hold = useCallback(() => {
    const element = scroller.current;
    const to = heldTop();
    if (!element || to === undefined) return;
    if (Math.abs(element.scrollTop - to) >= 1) element.scrollTop = to;
    stuck.current = atEnd && element.scrollHeight - to - element.clientHeight < AT_END;
  }, [heldTop, atEnd]);

  const stick = useCallback(() => {
    if (!stuck.current) return;
    const line = rows.find((row) => row.type === 'new')?.key;
    // nothing that comes while nobody looks is scrolled out of sight
    if (line !== undefined && (shown.current !== line || !isPageInFront())) {
      shown.current = line;
      held.current = { key: line, offset: 0 };
      hold();
    } else {
      list.current?.scrollToIndex(rows.length - 1, { align: 'end', offset: PADDING });
    }
  }, [rows, hold]);

  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const below = scrollHeight - scrollTop - clientHeight;
    const to = heldTop();
    // it stands elsewhere: one has scrolled
    if (to === undefined || Math.abs(scrollTop - to) > AT_END) held.current = undefined;
    // the first pixels of a scroll upwards already leave the end, or else the next row that is measured ends it
    if (below < AT_END || (below < NEAR && scrollTop > top.current)) {
      // at the end of a stretch one may be on the way to the newest
      if (atEnd) stuck.current = true;
    } else if (scrollTop < top.current && scrollHeight === height.current) {
      // else the list has moved for a row that was measured
      stuck.current = false;
    }
    top.current = scrollTop;
    height.current = scrollHeight;
    setAway(!stuck.current);
    onSeen({ ...visibleMessages(element), atEnd: atEnd && below < NEAR });
    if (failed) return;
    if (scrollTop < SOON && !atStart) reading.older();
    else if (below < SOON && !atEnd) reading.newer();
  }, [heldTop, atStart, atEnd, failed, reading, onSeen]);

  useLayoutEffect(() => {
    const last = rows.at(-1)?.key;
    const spot = started.current || !start ? undefined : rowFrom(rows, start.no);
    if (spot && start) {
      stuck.current = false;
      held.current = { key: spot.key, offset: spot.no === start.no ? start.offset : 0 };
    } else if (stuck.current && last !== newest.current) {
      held.current = undefined;
    }
    started.current = true;
    newest.current = last;
    if (held.current) hold();
    else stick();
  }, [rows, hold, stick, start]);

  useEffect(() => {
    // once the new rows are drawn
    const frame = requestAnimationFrame(look);
    const stop = onPageInFrontChange(look);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [rows, look]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || events.length <= MANY) return;
    const middle = element.scrollTop + element.clientHeight / 2;
    reading.trim(middle > element.scrollHeight / 2 ? 'last' : 'first');
  }, [events, reading]);

  /** To the newest, wherever one is. */
  const jump = useCallback(() => {
    held.current = undefined;
    stuck.current = true;
    // not to what is new, though one wasn't brought there yet
    shown.current = rows.find((row) => row.type === 'new')?.key ?? shown.current;
    if (atEnd) stick();
    else reading.newest();
  }, [rows, atEnd, stick, reading]);

  /** What one does moves the list, or what stands in it: one isn't kept at its end any more. */
  const leave = useCallback(() => {
    held.current = undefined;
    stuck.current = false;
    // ends a scroll to the end that still goes after rows being measured
    list.current?.scrollTo(scroller.current?.scrollTop ?? 0);
  }, []);

  /** A wheel turned up leaves the end before the list has moved: else a row that is measured meanwhile holds one. */
  const turned = useCallback(({ deltaY }: WheelEvent) => {
    const element = scroller.current;
    held.current = undefined;
    if (deltaY < 0 && element && element.scrollHeight > element.clientHeight) stuck.current = false;
  }, []);

  /** The room or what stands in it changed its size. */
  const resized = useCallback(() => {
    if (held.current) hold();
    else stick();
    look();
  }, [hold, stick, look]);

  return { scroller, list, away, jump, leave, look, turned, resized };
}

/** The message with this number, or the first one after it: it may have been deleted meanwhile. */
function rowFrom(rows: readonly Row[], no: number): { key: string; no: number } | undefined {
  for (const row of rows)
    if (row.type === 'message' && row.no !== undefined && row.no >= no) return { key: row.key, no: row.no };
  return undefined;
}
