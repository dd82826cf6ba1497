// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../i18n';
import type { ConversationView, PersonView } from '../../protocol/views';
import { SessionContext } from '../../session/hooks/useSession';
import type { Session } from '../../session/session';
import type { Model } from '../../session/state/model';
import { emptyState } from '../../session/state/state';
import { Store } from '../../session/state/store';
import { ListPane } from './ListPane';

beforeAll(() => {
  Element.prototype.scrollIntoView = vi.fn();
  return startTranslation();
});
afterEach(cleanup);

function Where() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

/** The list of somebody who has chats with Bob and Bobby. */
function list() {
  const people = ['Bob', 'Bobby'].map((nickname) => {
    const accountId = nickname.toLowerCase();
    return [accountId, { accountId, handle: accountId, nickname } as PersonView] as const;
  });
  const chats = people.map(([other], index) => {
    const last = { time: `2026-03-01T10:0${String(index)}:00Z` };
    return [`with-${other}`, { conversationId: `with-${other}`, other, last } as ConversationView] as const;
  });
  const state = { ...emptyState('ann'), people: new Map(people), conversations: new Map(chats) };
  const store = new Store({
    state,
    rosters: new Map(),
    presence: new Map(),
    link: 'connected',
    durable: true,
    outdated: false,
  } as unknown as Model);
  const account = { presences: { watch: () => () => undefined } };
  render(
    <SessionContext value={{ store, account } as unknown as Session}>
      <MemoryRouter>
        <ListPane title="Chats">
          <a data-row="" href="/c/first">
            the list
          </a>
        </ListPane>
        <Where />
      </MemoryRouter>
    </SessionContext>,
  );
  const box = screen.getByRole<HTMLInputElement>('combobox');
  box.focus();
  return {
    box,
    type: (value: string) => fireEvent.change(box, { target: { value } }),
    press: (key: string, more: object = {}) => fireEvent.keyDown(box, { key, ...more }),
  };
}

const where = () => document.querySelector('output')?.textContent;
const active = () => screen.getByRole('option', { selected: true }).id;

it('the arrows go from hit to hit and stop at the ends, and Enter opens one', () => {
  const { box, type, press } = list();
  type('bob');
  expect(active()).toBe('hit-/c/with-bob');
  press('ArrowUp');
  press('ArrowDown');
  press('ArrowDown');
  expect(active()).toBe('hit-/c/with-bobby');
  expect(box.getAttribute('aria-activedescendant')).toBe('hit-/c/with-bobby');
  press('Enter');
  expect(where()).toBe('/c/with-bobby');
  expect(box.value).toBe('');
  expect(document.activeElement).not.toBe(box);
});

it('an Enter that ends a composition opens nothing', () => {
  const { type, press } = list();
  type('bob');
  press('Enter', { isComposing: true });
  expect(where()).toBe('/');
});

it('Escape empties the box first, and then leaves it', () => {
  const { box, type, press } = list();
  type('bob');
  press('Escape');
  expect(box.value).toBe('');
  expect(document.activeElement).toBe(box);
  press('Escape');
  expect(document.activeElement).not.toBe(box);
});

it('from the empty box an arrow leads into the list', () => {
  const { press } = list();
  press('ArrowDown');
  expect(document.activeElement).toBe(screen.getByText('the list'));
});

it('who finds nobody may look for them on the server', () => {
  const { type } = list();
  type('@zoe ');
  expect(screen.queryAllByRole('option')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Find a person' }));
  expect(where()).toBe('/people/find?q=zoe');
});
