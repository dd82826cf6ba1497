// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../i18n';
import { PaneHandle } from './PaneHandle';
import { LIST_WIDTH } from './useListWidth';

beforeAll(() => startTranslation());
afterEach(cleanup);

function handle() {
  const onChange = vi.fn();
  render(<PaneHandle width={300} onChange={onChange} />);
  return { onChange, edge: screen.getByRole('separator') };
}

it.each([
  ['ArrowLeft', 284],
  ['ArrowRight', 316],
  ['Home', LIST_WIDTH.min],
  ['End', LIST_WIDTH.max],
])('%s moves the edge, and nothing else', (key, width) => {
  const { onChange, edge } = handle();
  expect(fireEvent.keyDown(edge, { key })).toBe(false);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(width);
});

it('other keys keep their meaning', () => {
  const { onChange, edge } = handle();
  expect(fireEvent.keyDown(edge, { key: 'Tab' })).toBe(true);
  expect(onChange).not.toHaveBeenCalled();
});

it('a double click brings it back to its place', () => {
  const { onChange, edge } = handle();
  fireEvent.doubleClick(edge);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(LIST_WIDTH.usual);
});
