// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { BrowserRouter } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTranslation } from '../../i18n';
import type { ConversationView, FriendshipView, InvitationView, PersonView } from '../../protocol/views';
import { SessionContext } from '../../session/hooks/useSession';
import type { Session } from '../../session/session';
import type { Model } from '../../session/state/model';
import { emptyState, type State } from '../../session/state/state';
import { Store } from '../../session/state/store';
import { Arrivals, type Arrival } from '../../session/sync/arrivals';
import { OpenLink } from '../../ui/navigation';
import { Toasts } from '../../ui/overlay/Toasts';
import { Attention } from './Attention';
import { playArrival } from './sound';

vi.mock('./sound', () => ({ playArrival: vi.fn() }));

const workers = Object.assign(new EventTarget(), { getRegistration: () => Promise.resolve(undefined) });
const setAppBadge = vi.fn((_: number) => Promise.resolve());

beforeAll(() => {
  Object.defineProperties(navigator, {
    // what jsdom lacks
    serviceWorker: { value: workers },
    locks: { value: { request: (_name: string, _options: object, work: () => Promise<void>) => work() } },
    setAppBadge: { value: (count: number) => setAppBadge(count) },
  });
  const icon = document.createElement('link');
  icon.rel = 'icon';
  document.head.append(icon);
  return startTranslation();
});
beforeEach(() => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  vi.mocked(playArrival).mockClear();
});
afterEach(cleanup);

const chat = (conversationId: string, unread = 0) =>
  ({ conversationId, lastNo: unread, readUpTo: 0, ownLastNo: 0, muted: false }) as ConversationView;
const between = (fields: Partial<FriendshipView>) =>
  new Map([['bob', { other: 'bob', friends: false, blocked: false, ...fields } as FriendshipView]]);
const time = '2026-03-01T10:00:00Z';

/** Ann, who has a chat with Bob and one with Cat, is at an address. */
function attend(address = '/', more: Partial<State> = {}) {
  history.replaceState(null, '', address);
  const bob = { accountId: 'bob', nickname: 'Bob' } as PersonView;
  const conversations = new Map(['with-bob', 'with-cat'].map((id) => [id, chat(id)]));
  const state = { ...emptyState('ann'), people: new Map([['bob', bob]]), conversations, ...more };
  const store = new Store({ state, link: 'connected', rosters: new Map() } as unknown as Model);
  const arrivals = new Arrivals();
  const { unmount } = render(
    <SessionContext value={{ store, account: { arrivals } } as unknown as Session}>
      <BrowserRouter>
        <Attention account="ann" />
        <OpenLink to="/c/with-cat">Cat</OpenLink>
        <Toasts />
      </BrowserRouter>
    </SessionContext>,
  );
  const become = (change: Partial<State>) => {
    act(() => {
      store.set({ state: { ...store.get().state, ...change } });
    });
  };
  const arrive = (conversationId: string) => {
    arrivals.tell({ data: { conversationId } } as Arrival);
  };
  return { become, arrive, unmount };
}

/** What the browser shows on the page's tab and on the app. */
const shown = () => [
  document.title,
  document.querySelector('link[rel=icon]')?.getAttribute('href'),
  setAppBadge.mock.lastCall?.[0],
];

it('what waits to be read or answered is counted, until it is done or one is gone', () => {
  const { become, unmount } = attend('/', {
    conversations: new Map([
      ['a', chat('a', 2)],
      ['b', { ...chat('b', 7), muted: true }],
    ]),
    friendships: between({ incoming: { time } }),
    invitations: new Map([['c', {} as InvitationView]]),
  });
  expect(shown()).toEqual(['(4) Parley', '/unread/4.svg', 4]);
  become({ conversations: new Map([['a', chat('a', 8)]]) });
  expect(shown()).toEqual(['(10) Parley', '/unread/more.svg', 10]);
  become({ conversations: new Map(), friendships: new Map(), invitations: new Map() });
  expect(shown()).toEqual(['Parley', '/icon.svg', 0]);
  become({ conversations: new Map([['a', chat('a', 1)]]) });
  expect(shown()).toEqual(['(1) Parley', '/unread/1.svg', 1]);
  unmount();
  expect(shown()).toEqual(['Parley', '/icon.svg', 0]);
});

it('one is called to every chat but the one that one looks at', () => {
  const { arrive } = attend('/c/with-bob');
  arrive('with-bob');
  expect(playArrival).not.toHaveBeenCalled();
  arrive('with-cat');
  expect(playArrival).toHaveBeenCalledOnce();
  fireEvent.click(screen.getByRole('link', { name: 'Cat' }));
  arrive('with-cat');
  expect(playArrival).toHaveBeenCalledOnce();
  arrive('with-bob');
  expect(playArrival).toHaveBeenCalledTimes(2);
});

it('nobody is called once they have logged out', async () => {
  const { arrive, unmount } = attend();
  unmount();
  await new Promise((resolve) => setTimeout(resolve));
  arrive('with-bob');
  expect(playArrival).not.toHaveBeenCalled();
});

it('a notification that is clicked opens its chat', () => {
  attend('/c/with-cat');
  const before = history.length;
  for (const data of [{ conversationId: 'with-cat' }, { other: 1 }, 'no object'])
    act(() => {
      workers.dispatchEvent(new MessageEvent('message', { data }));
    });
  expect([location.pathname, history.length]).toEqual(['/c/with-cat', before]);
  act(() => {
    workers.dispatchEvent(new MessageEvent('message', { data: { conversationId: 'with-bob' } }));
  });
  expect(location.pathname).toBe('/c/with-bob');
});

const asked = between({ outgoing: { time } });
const friends = between({ friends: true, conversationId: 'with-bob' });

it('that somebody accepted is said, with a way to the chat', async () => {
  const { become } = attend('/', { friendships: asked });
  become({ friendships: friends });
  await screen.findByText('\u2068Bob\u2069 accepted your request.');
  fireEvent.click(screen.getByRole('button', { name: 'Open chat', hidden: true }));
  expect(location.pathname).toBe('/c/with-bob');
});

it('it is not said where one is in that chat already', async () => {
  const { become } = attend('/c/with-bob', { friendships: asked });
  become({ friendships: friends });
  await act(() => Promise.resolve());
  expect(screen.queryByText(/accepted your request/)).toBeNull();
});
