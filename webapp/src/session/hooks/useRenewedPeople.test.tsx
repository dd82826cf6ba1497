// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ConversationView, FriendshipView } from '../../protocol/views';
import type { Session } from '../session';
import type { Model } from '../state/model';
import { emptyState } from '../state/state';
import { Store } from '../state/store';
import { useRenewedPeople } from './useRenewedPeople';
import { SessionContext } from './useSession';

afterEach(cleanup);

const BOB = { other: 'bob', friends: true } as FriendshipView;
const group = { members: [{ account: 'ada' }, { account: 'bob' }, { account: 'eve' }, { account: 'max' }] };

/** Ada, a friend of Bob's, opens a chat. */
function open(conversation: object, link: Model['link'] = 'connected') {
  const state = { ...emptyState('ada'), friendships: new Map([['bob', BOB]]) };
  const store = new Store({ state, link } as unknown as Model);
  const renewPeople = vi.fn((_: readonly string[]) => Promise.resolve());
  const session = { store, account: { renewPeople } } as unknown as Session;
  renderHook(
    () => {
      useRenewedPeople(conversation as ConversationView);
    },
    { wrapper: ({ children }) => <SessionContext value={session}>{children}</SessionContext> },
  );
  return { store, renewPeople };
}

it('those of a group who are no friends are asked for anew, and oneself is not', () => {
  expect(open({ group }).renewPeople.mock.calls).toEqual([[['eve', 'max']]]);
});

it('so is one who was a friend', () => {
  expect(open({ other: 'eve' }).renewPeople.mock.calls).toEqual([[['eve']]]);
});

it('friends tell it by entries', () => {
  expect(open({ other: 'bob' }).renewPeople).not.toHaveBeenCalled();
});

it('it waits for the connection, and asks again after each', () => {
  const { store, renewPeople } = open({ group }, 'offline');
  expect(renewPeople).not.toHaveBeenCalled();
  for (const link of ['connected', 'connecting', 'connected'] as const)
    act(() => {
      store.set({ link });
    });
  expect(renewPeople).toHaveBeenCalledTimes(2);
});
