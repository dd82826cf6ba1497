// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation, translate } from '../../../i18n';
import type { FriendshipView, PersonView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import { ProblemError } from '../../../session/network/http';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { FindPerson } from './FindPerson';

beforeAll(() => startTranslation());
afterEach(cleanup);

const person = (accountId: string, nickname: string) =>
  ({ accountId, handle: accountId, nickname, avatar: 'fox' }) as PersonView;
const bob = person('bob', 'Bob');
const bobby = person('bobby', 'Bobby Brown');
const eve = person('eve', 'Eve');

/** Ann, a friend of Bob and Bobby, on a server that also knows Eve. */
function find() {
  const friends = [bob, bobby].map(
    ({ accountId: other }) => [other, { other, friends: true, blocked: false } as FriendshipView] as const,
  );
  const all = [bob, bobby, eve];
  const state = {
    ...emptyState('ann'),
    people: new Map(all.map((each) => [each.accountId, each])),
    friendships: new Map(friends),
  };
  const store = new Store({
    state,
    loaded: true,
    link: 'connected',
    presence: new Map(),
  } as unknown as Model);
  const search = vi.fn((query: string) =>
    query.length < 3 || query.startsWith('+')
      ? Promise.reject(new ProblemError(400, { code: 'invalid', field: 'query' }))
      : Promise.resolve(all.find(({ handle }) => handle === query)),
  );
  const account = { presences: { watch: () => () => undefined } };
  render(
    <SessionContext value={{ store, search, account, clock: { now: () => 0 } } as unknown as Session}>
      <MemoryRouter initialEntries={['/people/find']}>
        <FindPerson />
      </MemoryRouter>
    </SessionContext>,
  );
  const box = screen.getByRole('textbox', { name: translate('find.label') });
  const type = (value: string) => fireEvent.change(box, { target: { value } });
  const ask = () => {
    fireEvent.click(screen.getByRole('button', { name: translate('find.submit') }));
  };
  const offered = () => {
    const friends = screen.queryByRole('region', { name: translate('people.friends') });
    return friends
      ? within(friends)
          .queryAllByRole('link')
          .map((row) => row.getAttribute('href'))
      : [];
  };
  return { type, ask, offered, search };
}

it('friends are offered by a part of their names as one types, strangers are not', () => {
  const { type, offered, search } = find();
  type('bo');
  expect(offered()).toEqual(['/people/bob', '/people/bobby']);
  type('brown');
  expect(offered()).toEqual(['/people/bobby']);
  type('ev');
  expect(offered()).toEqual([]);
  expect(search).not.toHaveBeenCalled();
});

it('the server is asked for exactly what was typed, and who is found stands there once', async () => {
  const { type, ask, offered, search } = find();
  type('@bob');
  ask();
  await screen.findByRole('article', { name: 'Bob' });
  expect(search.mock.calls).toEqual([['bob']]);
  expect(offered()).toEqual(['/people/bobby']);
  type('bobb');
  expect(screen.queryByRole('article')).toBeNull();
});

it('that nobody else was found is said beside the friends who fit', async () => {
  const { type, ask, offered } = find();
  type('bo');
  ask();
  await screen.findByText(translate('find.nobody-else'));
  expect(offered()).toHaveLength(2);
  type('+x');
  ask();
  await screen.findByRole('alert');
  type('nobody_at_all');
  ask();
  await screen.findByText(translate('find.nobody'));
});
