import { useCallback, useEffect, useLayoutEffect, useRef, useState, type WheelEvent } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Timeline } from '../../../session/state/model';
import { isPageInFront, onPageInFrontChange } from '../page-focus';
import { visibleMessages, type VisibleMessages } from './visible-messages';
import type { Row } from './rows';
import type { ReadingPosition } from './reading-position';
import type { Reading } from '../chat/useTimeline';

/** Pixels from an end that count as being there, as coming there, or as coming there soon. */
const AT_END = 2;
const NEAR = 48;
const SOON = 1_600;
/** Below the last row, as in the style sheet. */
const PADDING = 16;
/** More events than that are trimmed. */
const MANY = 600;

interface ScrollInput {
  rows: readonly Row[];
  timeline: Timeline;
  reading: Reading;
  /** Where one was before. */
  start: ReadingPosition | undefined;
  onSeen: (seen: VisibleMessages & { atEnd: boolean }) => void;
}

/**
 * Keeps one where one is in the list: at the end as long as one doesn't leave it, else at what one reads. Tells what is
 * on screen, and asks for more in time.
 */
export function useScrollPosition({ rows, timeline, reading, start, onSeen }: ScrollInput) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const stuck = useRef(true);
  const started = useRef(false);
  const top = useRef(0);
  /** The line above what is new to which one was brought. */
  const shown = useRef<string>(undefined);
  const [away, setAway] = useState(false);
  const { atStart, atEnd, failed, events } = timeline;

  const stick = useCallback(() => {
    if (!stuck.current) return;
    const line = rows.findIndex((row) => row.type === 'new');
    const key = rows[line]?.key;
    // nothing that comes while nobody looks is scrolled out of sight
    if (line >= 0 && (shown.current !== key || !isPageInFront())) {
      shown.current = key;
      stuck.current = false;
      list.current?.scrollToIndex(line, { align: 'start' });
    } else {
      list.current?.scrollToIndex(rows.length - 1, { align: 'end', offset: PADDING });
    }
  }, [rows]);

  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const below = scrollHeight - scrollTop - clientHeight;
    // the first pixels of a scroll upwards already leave the end, or else the next row that is measured ends it
    if (below < AT_END || (below < NEAR && scrollTop > top.current)) stuck.current = atEnd;
    else if (scrollTop < top.current) stuck.current = false;
    top.current = scrollTop;
    setAway(!stuck.current);
    onSeen({ ...visibleMessages(element), atEnd: atEnd && below < NEAR });
    if (failed) return;
    if (scrollTop < SOON && !atStart) reading.older();
    else if (below < SOON && !atEnd) reading.newer();
  }, [atStart, atEnd, failed, reading, onSeen]);

  useLayoutEffect(() => {
    const at = started.current || !start ? -1 : rows.findIndex((row) => 'no' in row && row.no === start.no);
    started.current = true;
    if (at < 0) stick();
    else {
      stuck.current = false;
      list.current?.scrollToIndex(at, { align: 'start', offset: -(start?.offset ?? 0) });
    }
  }, [rows, stick, start]);

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
    stuck.current = true;
    if (atEnd) stick();
    else reading.newest();
  }, [atEnd, stick, reading]);

  /** A wheel turned up leaves the end before the list has moved: else a row that is measured meanwhile holds one. */
  const turned = useCallback(({ deltaY }: WheelEvent) => {
    const element = scroller.current;
    if (deltaY < 0 && element && element.scrollHeight > element.clientHeight) stuck.current = false;
  }, []);

  /** The room or what stands in it changed its size. */
  const resized = useCallback(() => {
    stick();
    look();
  }, [stick, look]);

  return { scroller, list, away, jump, look, turned, resized };
}
