// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { startTranslation } from '../../i18n';
import type { ConversationView } from '../../protocol/views';
import { SessionContext } from '../../session/hooks/useSession';
import type { Session } from '../../session/session';
import type { Model } from '../../session/state/model';
import { emptyState } from '../../session/state/state';
import { Store } from '../../session/state/store';
import { SEARCH_BOX } from '../frame/ListPane';
import { Keys } from './Keys';

beforeAll(() => startTranslation());
afterEach(cleanup);

function Where() {
  const { pathname, state } = useLocation() as { pathname: string; state: unknown };
  return <output data-state={state === SEARCH_BOX}>{pathname}</output>;
}

/** Chats a, b and c, the newest first, while one is at an address. */
function at(address: string) {
  const chats = ['a', 'b', 'c'].map((conversationId, index) => {
    const last = { time: `2026-03-01T10:0${String(9 - index)}:00Z` };
    return [conversationId, { conversationId, pinned: false, last } as ConversationView] as const;
  });
  const store = new Store({
    state: { ...emptyState('ann'), conversations: new Map(chats) },
  } as unknown as Model);
  render(
    <SessionContext value={{ store } as unknown as Session}>
      <MemoryRouter initialEntries={[address]}>
        <input id={SEARCH_BOX} />
        <Where />
        <Keys />
      </MemoryRouter>
    </SessionContext>,
  );
}

const press = (key: string, more: object = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...more });
const where = () => document.querySelector('output');
const box = () => document.querySelector('input') ?? document.body;

it.each([
  ['/', 'ArrowDown', '/c/a'],
  ['/c/a', 'ArrowDown', '/c/b'],
  ['/c/b/about', 'ArrowUp', '/c/a'],
  ['/c/a', 'ArrowUp', '/c/a'],
  ['/c/c', 'ArrowDown', '/c/c'],
])('at %s, Alt and %s lead to %s', (address, key, to) => {
  at(address);
  press(key, { altKey: true });
  expect(where()?.textContent).toBe(to);
});

it.each([
  ['/c/a', '/'],
  ['/people/bob', '/people'],
  ['/settings', '/settings'],
])('Escape at %s leads to %s', (address, to) => {
  at(address);
  press('Escape');
  expect(where()?.textContent).toBe(to);
});

it('a question mark shows the shortcuts, but not while one types', async () => {
  at('/');
  press('?', {}, box());
  expect(screen.queryByRole('dialog')).toBeNull();
  press('?');
  await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
});

it('an open dialog keeps the keys to itself', async () => {
  at('/c/a');
  press('?');
  await screen.findByRole('dialog');
  press('ArrowDown', { altKey: true });
  expect(where()?.textContent).toBe('/c/a');
});

it('what composes a word is no shortcut', () => {
  at('/c/a');
  press('Escape', { isComposing: true });
  expect(where()?.textContent).toBe('/c/a');
});

it('Ctrl and K lead into the search box', () => {
  at('/c/a');
  Object.defineProperty(box(), 'offsetParent', { value: document.body });
  press('K', { ctrlKey: true });
  expect(document.activeElement).toBe(box());
  expect(where()?.textContent).toBe('/c/a');
});

it('where the list is not beside the page, Ctrl and K lead to it', () => {
  at('/settings');
  press('k', { ctrlKey: true });
  expect(where()?.textContent).toBe('/');
  expect(where()?.dataset.state).toBe('true');
});
