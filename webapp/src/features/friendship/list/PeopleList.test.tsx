// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { FriendshipView, PersonView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { layOut, ROW } from '../../../testing/layout';
import { PeopleList } from './PeopleList';

beforeAll(() => {
  layOut();
  return startTranslation();
});
afterEach(cleanup);

const time = '2026-03-01T10:00:00Z';
const friend = { friends: true };

/** The list of those between whom and oneself there is something. */
async function list(friendships: Record<string, Partial<FriendshipView>>, loaded = true) {
  const names = Object.keys(friendships);
  const state = {
    ...emptyState('ann'),
    people: new Map(
      names.map((nickname) => {
        const accountId = nickname.toLowerCase();
        return [accountId, { accountId, handle: accountId, nickname, avatar: 'fox' } as PersonView];
      }),
    ),
    friendships: new Map(
      Object.entries(friendships).map(([name, fields]) => {
        const other = name.toLowerCase();
        return [other, { other, friends: false, blocked: false, ...fields } as FriendshipView];
      }),
    ),
  };
  const store = new Store({ state, loaded } as unknown as Model);
  render(
    <SessionContext value={{ store } as unknown as Session}>
      <MemoryRouter>
        <PeopleList />
      </MemoryRouter>
    </SessionContext>,
  );
  if (loaded && names.length > 0) await screen.findAllByRole('listitem');
  return store;
}

const rows = () => [...document.querySelectorAll('li')].map(({ textContent }) => textContent);
/** The heading that stays on top of the list. */
const onTop = () => screen.getByRole('navigation').firstElementChild?.textContent;

it('everyone stands where one looks for them, with what waits or else their account name', async () => {
  await list({
    Bob: { incoming: { time, message: 'Hi, it’s Bob' } },
    Cat: { incoming: { time } },
    Dan: { outgoing: { time } },
    Eve: { ...friend, remark: 'Aunt Eve' },
    Max: { blocked: true, incoming: { time } },
  });
  expect(rows()).toEqual([
    'Received requests2',
    'BobHi, it’s Bob',
    'Catwants to be friends',
    'Sent requests',
    'Danwaiting for an answer',
    'A',
    'Aunt Eve@eve',
    'Blocked',
    'Max@max',
  ]);
  expect(screen.getByRole('link', { name: /Aunt Eve/ }).getAttribute('href')).toBe('/people/eve');
});

it('a friend’s new name is there at once, and in its place', async () => {
  const store = await list({ Bob: friend, Cat: friend });
  expect(rows()).toEqual(['B', 'Bob@bob', 'C', 'Cat@cat']);
  const { state } = store.get();
  const bob = { accountId: 'bob', handle: 'bob', nickname: 'Zoe', avatar: 'fox' } as PersonView;
  await act(async () => {
    store.set({ state: { ...state, people: new Map(state.people).set('bob', bob) } });
    await Promise.resolve();
  });
  expect(rows()).toEqual(['C', 'Cat@cat', 'Z', 'Zoe@bob']);
});

it('the heading of what is on top stays in sight', async () => {
  await list({ Bob: { incoming: { time } }, Cat: friend, Dan: friend });
  expect(onTop()).toBe('Received requests1');
  const scroller = screen.getByRole('navigation');
  scroller.scrollTop = 3 * ROW;
  fireEvent.scroll(scroller);
  expect(onTop()).toBe('C');
});

it('a letter of the strip brings its names to the top', async () => {
  await list(Object.fromEntries(Array.from('BCDEFGHIJKLMNOPQRSTUVWXY', (letter) => [`${letter}im`, friend])));
  expect(screen.queryByText('Qim')).toBeNull();
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowDown' });
  await vi.waitFor(() => {
    expect(onTop()).toBe('C');
  });
  expect(screen.getByRole('navigation').scrollTop).toBe(2 * ROW);
});

it('whoever knows nobody is led to finding one', async () => {
  await list({});
  screen.getByRole('heading', { name: 'Nobody here yet' });
  expect(screen.getByRole('link', { name: 'Find a person' }).getAttribute('href')).toBe('/people/find');
});

it('nobody is said to be there before that is known', async () => {
  await list({}, false);
  screen.getByLabelText('Loading');
  expect(screen.queryByRole('heading')).toBeNull();
});
