// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import type { AccountId, FriendshipView, PersonView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { layOut } from '../../../testing/layout';
import { FriendPicker } from './FriendPicker';

beforeAll(() => {
  layOut();
  return startTranslation();
});
afterEach(cleanup);

interface Friend {
  nickname: string;
  remark?: string;
  friends?: boolean;
  blocked?: boolean;
}

const bob: Friend = { nickname: 'Bob' };
const cat: Friend = { nickname: 'Cat' };

/** The picker of somebody who knows these people, called by their nicknames in small letters. */
async function picker(known: Friend[], chosen: string[] = [], without = (_: AccountId) => false) {
  const idOf = ({ nickname }: Friend) => nickname.toLowerCase();
  const friendships = known.map((each): [string, FriendshipView] => [
    idOf(each),
    { friends: true, blocked: false, ...each, other: idOf(each) } as unknown as FriendshipView,
  ]);
  const people = known.map((each): [string, PersonView] => [
    idOf(each),
    { accountId: idOf(each), handle: `${idOf(each)}_1`, nickname: each.nickname } as PersonView,
  ]);
  const state = { ...emptyState('ann'), friendships: new Map(friendships), people: new Map(people) };
  const store = new Store({ state } as unknown as Model);
  const picked = vi.fn((_: string[]) => undefined);
  function Picker() {
    const [ids, setIds] = useState<ReadonlySet<AccountId>>(new Set(chosen));
    const change = (next: ReadonlySet<AccountId>) => {
      picked([...next]);
      setIds(next);
    };
    return <FriendPicker chosen={ids} onChange={change} without={without} />;
  }
  render(
    <SessionContext value={{ store } as unknown as Session}>
      <Picker />
    </SessionContext>,
  );
  if (known.length > 0) await screen.findAllByRole('checkbox');
  return picked;
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const offered = () =>
  screen.queryAllByRole('checkbox').map((each) => each.closest('label')?.querySelector('bdi')?.textContent);
const search = (value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: 'Search friends' }), { target: { value } });

it('offers friends alone, by what one calls them', async () => {
  const stranger = { nickname: 'Max', friends: false };
  const blocked = { nickname: 'Eve', blocked: true };
  await picker([cat, stranger, blocked, { nickname: 'Zoe', remark: 'Aunt Zoe' }, bob]);
  expect(offered()).toEqual(['Aunt Zoe', 'Bob', 'Cat']);
});

it('those who are in already aren’t offered', async () => {
  await picker([bob, cat], [], (id) => id === 'bob');
  expect(offered()).toEqual(['Cat']);
});

it('a tick picks somebody, the next one drops them', async () => {
  const picked = await picker([bob, cat]);
  fireEvent.click(box('Cat'));
  fireEvent.click(box('Bob'));
  fireEvent.click(box('Cat'));
  expect(picked.mock.calls).toEqual([[['cat']], [['cat', 'bob']], [['bob']]]);
  expect([box('Bob').checked, box('Cat').checked]).toEqual([true, false]);
});

it.each([
  ['aunt', 'Aunt Zoe'],
  ['ZOE', 'Aunt Zoe'],
  ['cat_1', 'Cat'],
  [' bob ', 'Bob'],
])('%j finds %s', async (query, name) => {
  await picker([bob, cat, { nickname: 'Zoe', remark: 'Aunt Zoe' }]);
  search(query);
  await vi.waitFor(() => {
    expect(offered()).toEqual([name]);
  });
});

it('a Chinese name is found as it is read', async () => {
  await picker([bob, { nickname: '林小雨' }]);
  search('xiaoyu');
  await vi.waitFor(() => {
    expect(offered()).toEqual(['林小雨']);
  });
});

it('who is picked stays so while others are searched for', async () => {
  const picked = await picker([bob, cat]);
  fireEvent.click(box('Cat'));
  search('bo');
  await vi.waitFor(() => {
    expect(offered()).toEqual(['Bob']);
  });
  fireEvent.click(box('Bob'));
  expect(picked.mock.lastCall).toEqual([['cat', 'bob']]);
});

it('says whether nobody is found, or there is nobody to find', async () => {
  await picker([bob]);
  search('qqq');
  screen.getByText('No results.');
  cleanup();
  await picker([]);
  screen.getByText('There are no more friends to add.');
});

it('no more than one command takes can be picked, and each can be dropped', async () => {
  const others = Array.from({ length: limits.atOnce - 1 }, (_, index) => `other ${String(index)}`);
  const picked = await picker([bob, cat], [...others, 'bob']);
  expect([box('Bob').disabled, box('Cat').disabled]).toEqual([false, true]);
  fireEvent.click(box('Bob'));
  expect(picked).toHaveBeenCalledExactlyOnceWith(others);
  expect(box('Cat').disabled).toBe(false);
});
