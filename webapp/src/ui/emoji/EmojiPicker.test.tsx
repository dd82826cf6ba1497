// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTranslation } from '../../i18n';
import { EmojiPicker } from './EmojiPicker';

beforeAll(() => startTranslation());
beforeEach(() => {
  localStorage.clear();
});
afterEach(cleanup);

function picker() {
  const onPick = vi.fn();
  render(
    <div role="dialog">
      <EmojiPicker onPick={onPick} />
    </div>,
  );
  const box = screen.getByRole('searchbox', { name: 'Search emoji' });
  return {
    onPick,
    box,
    type: (value: string) => fireEvent.change(box, { target: { value } }),
    press: (key: string, more: object = {}) =>
      fireEvent.keyDown(document.activeElement ?? box, { key, ...more }),
  };
}

const focused = () => document.activeElement?.textContent;
const grid = () => [...document.querySelectorAll('[data-emoji-grid] button')].map((each) => each.textContent);

it('Enter picks the first that was found, unless it ends a composition', () => {
  const { onPick, type, press } = picker();
  type('grinning face');
  press('Enter', { isComposing: true });
  expect(onPick).not.toHaveBeenCalled();
  press('Enter');
  expect(onPick).toHaveBeenCalledExactlyOnceWith('😀');
});

it('is found by its Chinese name too', () => {
  const { type } = picker();
  type('熊猫');
  expect(grid()).toContain('🐼');
});

it('says where none is found', () => {
  const { onPick, type, press } = picker();
  type('qqqqq');
  expect(screen.getByRole('status').textContent).toBe('No emoji found.');
  press('Enter');
  expect(onPick).not.toHaveBeenCalled();
});

it('the arrows lead from the box into the rows, and stop at their ends', () => {
  const { press } = picker();
  const all = grid();
  press('ArrowDown');
  expect(focused()).toBe(all[0]);
  press('ArrowLeft');
  press('ArrowUp');
  expect(focused()).toBe(all[0]);
  press('ArrowRight');
  press('ArrowDown');
  expect(focused()).toBe(all[9]);
  press('End');
  expect(focused()).toBe(all.at(-1));
  press('Home');
  expect(focused()).toBe(all[0]);
});

it('what was picked last comes first the next time', () => {
  const { onPick } = picker();
  fireEvent.click(screen.getByRole('button', { name: 'grinning face' }));
  expect(onPick).toHaveBeenCalledExactlyOnceWith('😀');
  cleanup();
  picker();
  expect(grid()).toEqual(['😀']);
});
