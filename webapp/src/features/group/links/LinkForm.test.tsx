// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { LinkForm } from './LinkForm';

beforeAll(() => startTranslation());
afterEach(cleanup);

function make(busy: boolean, ...choices: string[]) {
  const onMake = vi.fn(() => Promise.resolve(true));
  render(<LinkForm busy={busy} onMake={onMake} />);
  for (const name of choices) fireEvent.click(screen.getByRole('radio', { name }));
  fireEvent.click(screen.getByRole('button', { name: 'Create link' }));
  return onMake;
}

it.each([
  [[], 168, undefined],
  [['1 day', '10'], 24, 10],
  [['Never', '1'], undefined, 1],
])('%j makes a link for so many hours and uses', (choices, hours, uses) => {
  expect(make(false, ...choices)).toHaveBeenCalledExactlyOnceWith(hours, uses);
});

it('makes no second one while the first is on its way', () => {
  expect(make(true)).not.toHaveBeenCalled();
});
