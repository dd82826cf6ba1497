// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { LETTERS } from '../../../ui/text/name-order';
import { IndexStrip } from './IndexStrip';
import type { PeopleRow } from './sections';

beforeAll(() => {
  Element.prototype.setPointerCapture = vi.fn();
  return startTranslation();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** The strip beside names under these letters, each with one; the first line is at the top. */
function strip(...letters: string[]) {
  const rows = letters.flatMap((letter) => [{ type: 'letter', letter }, { type: 'person' }]) as PeopleRow[];
  const onPick = vi.fn();
  render(<IndexStrip rows={rows} top={0} onPick={onPick} />);
  return onPick;
}

it.each([
  ['A', 0],
  ['B', 2],
  ['M', 2],
  ['Z', 2],
])('a finger on %s goes to the next letter that has names', (letter, row) => {
  const onPick = strip('A', 'M');
  const slider = screen.getByRole('slider');
  const height = LETTERS.length * 10;
  vi.spyOn(slider, 'getBoundingClientRect').mockReturnValue({ top: 100, height } as DOMRect);
  const clientY = 100 + LETTERS.indexOf(letter) * 10 + 5;
  fireEvent(slider, new MouseEvent('pointerdown', { clientY, buttons: 1, bubbles: true }));
  expect(onPick).toHaveBeenCalledExactlyOnceWith(row);
});

it('the arrow keys go from letter to letter that has names, and stop at the ends', () => {
  const onPick = strip('A', 'M');
  const slider = screen.getByRole('slider');
  expect(slider.getAttribute('aria-valuetext')).toBe('A');
  fireEvent.keyDown(slider, { key: 'ArrowDown' });
  expect(onPick).toHaveBeenLastCalledWith(2);
  fireEvent.keyDown(slider, { key: 'ArrowUp' });
  expect(onPick).toHaveBeenLastCalledWith(0);
  fireEvent.keyDown(slider, { key: 'x' });
  expect(onPick).toHaveBeenCalledTimes(2);
});

it('for names under one letter there is none', () => {
  strip('A');
  expect(screen.queryByRole('slider')).toBeNull();
});
