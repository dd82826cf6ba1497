// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { FriendshipView, PersonView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { FriendshipMenu } from './FriendshipMenu';

beforeAll(() => startTranslation());
afterEach(cleanup);

const friends = { other: 'bob', friends: true, blocked: false };

/** The open menu of the chat with Bob. */
async function menu(friendship: typeof friends, answer: object = { type: 'accepted' }) {
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const state = {
    ...emptyState('ann'),
    people: new Map([['bob', { accountId: 'bob', nickname: 'Bob' } as PersonView]]),
    friendships: new Map([['bob', friendship as FriendshipView]]),
  };
  const store = new Store({ state } as unknown as Model);
  render(
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <MemoryRouter>
        <Routes>
          <Route path="/" element={<FriendshipMenu other="bob" chat={null} />} />
          <Route path="/people/bob" element="the page of Bob" />
        </Routes>
      </MemoryRouter>
    </SessionContext>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  await screen.findAllByRole('menuitem');
  return perform;
}

const choose = (name: string) => fireEvent.click(screen.getByRole('menuitem', { name }));

it.each([
  ['a friend', friends, ['Remove friend', 'Block']],
  ['one who was a friend', { ...friends, friends: false }, ['Block']],
  ['one who is blocked', { ...friends, friends: false, blocked: true }, ['Unblock']],
])('what can be done about %s', async (_, friendship, offered) => {
  await menu(friendship);
  const items = screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
  expect(items).toEqual(['Show profile', ...offered]);
});

it.each([
  ['Remove friend', friends, 'friendship.end'],
  ['Block', friends, 'friendship.block'],
  ['Unblock', { ...friends, blocked: true }, 'friendship.unblock'],
])('%s is asked first', async (name, friendship, type) => {
  const perform = await menu(friendship);
  choose(name);
  await screen.findByRole('alertdialog');
  expect(perform).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name }));
  expect(perform).toHaveBeenCalledExactlyOnceWith({ type, other: 'bob' });
  await vi.waitFor(() => {
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

it('a refusal is said in the dialog, which stays', async () => {
  await menu(friends, { type: 'refused', code: 'no-friendship' });
  choose('Remove friend');
  fireEvent.click(await screen.findByRole('button', { name: 'Remove friend' }));
  await screen.findByText("You're not friends.");
  screen.getByRole('alertdialog');
});

it('what went wrong is not said again with the next question', async () => {
  await menu(friends, { type: 'refused', code: 'no-friendship' });
  for (const again of [false, true]) {
    if (again) fireEvent.click(screen.getByRole('button', { name: 'More' }));
    await screen.findAllByRole('menuitem');
    choose('Remove friend');
    await screen.findByRole('alertdialog');
    expect(screen.queryByText("You're not friends.")).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Remove friend' }));
    await screen.findByText("You're not friends.");
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await vi.waitFor(() => {
      expect(screen.queryByRole('alertdialog')).toBeNull();
    });
  }
});

it('leads to the page of the other one', async () => {
  await menu(friends);
  choose('Show profile');
  await screen.findByText('the page of Bob');
});
