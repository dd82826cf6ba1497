// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { startTranslation } from '../i18n';
import { countInTitle, useTitle } from './title';

beforeAll(() => startTranslation());
afterEach(() => {
  cleanup();
  countInTitle(0);
});

function Page({ name }: { name: string | undefined }) {
  useTitle(name);
  return null;
}

it('the title says which page it is, and how much waits', () => {
  const { rerender, unmount } = render(<Page name="Ann Byron" />);
  expect(document.title).toBe('Ann Byron – Parley');
  countInTitle(3);
  expect(document.title).toBe('(3) Ann Byron – Parley');
  rerender(<Page name="Annie" />);
  expect(document.title).toBe('(3) Annie – Parley');
  countInTitle(100);
  expect(document.title).toBe('(99+) Annie – Parley');
  rerender(<Page name="Join Parley" />);
  expect(document.title).toBe('(99+) Join Parley');
  unmount();
  expect(document.title).toBe('(99+) Parley');
});

it('the next page takes the place of the last one, whichever comes and goes first', () => {
  const { rerender } = render(<Page key="one" name="Chats" />);
  rerender(<Page key="two" name="Settings" />);
  expect(document.title).toBe('Settings – Parley');
  rerender(<Page key="two" name={undefined} />);
  expect(document.title).toBe('Parley');
});
