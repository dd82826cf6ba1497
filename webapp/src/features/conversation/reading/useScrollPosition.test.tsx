// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { useEffect, useImperativeHandle, type Ref } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Timeline } from '../../../session/state/model';
import type { Row } from '../messages/rows';
import { SPACE, useScrollPosition } from './useScrollPosition';

const VIEW = 500;
const message = (no: number) => ({ type: 'message', key: `m${String(no)}`, no }) as Row;
const stretch = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
const middle = { atStart: true, atEnd: false, events: [], failed: undefined } as unknown as Timeline;
const reading = { newest: vi.fn(), older: vi.fn(), newer: vi.fn(), retry: vi.fn(), trim: vi.fn() };

/** A list whose rows are 40 pixels high until they are measured. */
let sizes: Map<string, number>;
let rows: readonly Row[];
const offsetOf = (index: number) =>
  rows.slice(0, index).reduce((sum, { key }) => sum + (sizes.get(key) ?? 40), 0);
const scrollToIndex = vi.fn();
let position: Omit<ReturnType<typeof useScrollPosition>, 'scroller' | 'list'>;

function List({ ref }: { ref: Ref<VirtualizerHandle> }) {
  useImperativeHandle(
    ref,
    () => ({ getItemOffset: offsetOf, scrollToIndex }) as unknown as VirtualizerHandle,
  );
  return null;
}

function Shown({
  timeline,
  start,
}: {
  timeline: Timeline;
  start?: { no: number; offset: number } | undefined;
}) {
  const { scroller, list, ...now } = useScrollPosition({
    rows,
    timeline,
    reading,
    start,
    onSeen: () => undefined,
  });
  useEffect(() => {
    position = now;
  }, [now]);
  return (
    <div ref={scroller} data-testid="scroller">
      <List ref={list} />
    </div>
  );
}

const scroller = () => screen.getByTestId('scroller');
/** Where a row stands, from the edge. */
const placeOf = (key: string) =>
  SPACE + offsetOf(rows.findIndex((row) => row.key === key)) - scroller().scrollTop;

beforeEach(() => {
  sizes = new Map();
  vi.clearAllMocks();
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(VIEW);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(
    () => SPACE + offsetOf(rows.length) + 16,
  );
});
afterEach(cleanup);

it('what one comes back to stays while rows get their heights and others come', () => {
  rows = stretch(20, 80);
  const start = { no: 53, offset: -12 };
  const { rerender } = render(<Shown timeline={middle} start={start} />);
  expect(placeOf('m53')).toBe(-12);
  rows.slice(0, 20).forEach(({ key }) => sizes.set(key, 101));
  act(() => {
    position.resized();
  });
  expect(placeOf('m53')).toBe(-12);
  rows = stretch(1, 80);
  rerender(<Shown timeline={middle} start={start} />);
  expect(placeOf('m53')).toBe(-12);
  // the list takes rows below for rows above
  sizes.set('m70', 400);
  scroller().scrollTop += 360;
  act(() => {
    position.resized();
  });
  expect(placeOf('m53')).toBe(-12);
});

it('a scroll lets go of it', () => {
  rows = stretch(1, 80);
  render(<Shown timeline={middle} start={{ no: 53, offset: 0 }} />);
  scroller().scrollTop -= 300;
  act(() => {
    position.look();
  });
  sizes.set('m70', 400);
  act(() => {
    position.resized();
  });
  expect(placeOf('m53')).toBe(300);
});

it('the next message takes the place of one that was deleted meanwhile', () => {
  rows = stretch(1, 80).filter(({ key }) => key !== 'm53');
  render(<Shown timeline={middle} start={{ no: 53, offset: -12 }} />);
  expect(placeOf('m54')).toBe(0);
});

it('one on the way to the newest gets there, though the list moves for rows that are measured', () => {
  rows = stretch(1, 60);
  const { rerender } = render(<Shown timeline={middle} start={{ no: 30, offset: 0 }} />);
  act(() => {
    position.look();
  });
  act(() => {
    position.jump();
  });
  expect(reading.newest).toHaveBeenCalledOnce();
  rows.slice(0, 29).forEach(({ key }) => sizes.set(key, 38));
  scroller().scrollTop -= 58;
  act(() => {
    position.resized();
  });
  scrollToIndex.mockClear();
  rows = stretch(141, 200);
  rerender(<Shown timeline={{ ...middle, atEnd: true }} start={{ no: 30, offset: 0 }} />);
  expect(scrollToIndex).toHaveBeenCalledWith(59, expect.objectContaining({ align: 'end' }));
});

it('a scroll upwards leaves the end, and what comes then moves nothing', () => {
  rows = stretch(1, 60);
  const atEnd = { ...middle, atEnd: true };
  const { rerender } = render(<Shown timeline={atEnd} />);
  scroller().scrollTop = scroller().scrollHeight - VIEW;
  act(() => {
    position.look();
  });
  scroller().scrollTop -= 3;
  act(() => {
    position.look();
  });
  scrollToIndex.mockClear();
  rows = stretch(1, 61);
  rerender(<Shown timeline={atEnd} />);
  expect(scrollToIndex).not.toHaveBeenCalled();
});
