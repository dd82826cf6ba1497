// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView, FriendshipView, PersonView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { layOut } from '../../../testing/layout';
import { Toasts } from '../../../ui/overlay/Toasts';
import { InviteDialog } from './InviteDialog';

beforeAll(() => {
  layOut();
  return startTranslation();
});
afterEach(cleanup);

function Inviting() {
  const [open, setOpen] = useState(true);
  const toggle = (to: boolean) => () => {
    setOpen(to);
  };
  return (
    <>
      <button type="button" onClick={toggle(true)}>
        open
      </button>
      <InviteDialog open={open} conversationId="c" onClose={toggle(false)} />
      <Toasts />
    </>
  );
}

/** Ann invites to a group with Cat; Bob, Cat and Dan are her friends, Eve was one. */
async function invite(...answers: object[]) {
  const perform = vi.fn((_: object) => Promise.resolve(answers.shift() ?? { type: 'accepted' }));
  const names = ['Bob', 'Cat', 'Dan', 'Eve'];
  const people = names.map((nickname) => {
    const accountId = nickname.toLowerCase();
    return [accountId, { accountId, handle: accountId, nickname, avatar: 'fox' } as PersonView] as const;
  });
  const friendships = people.map(
    ([other]) => [other, { other, friends: other !== 'eve', blocked: false } as FriendshipView] as const,
  );
  const group = { members: [{ account: 'ann' }, { account: 'cat' }] };
  const chat = { conversationId: 'c', group } as unknown as ConversationView;
  const state = {
    ...emptyState('ann'),
    people: new Map(people),
    friendships: new Map(friendships),
    conversations: new Map([['c', chat]]),
  };
  const store = new Store({ state, rosters: new Map() } as unknown as Model);
  render(
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <Inviting />
    </SessionContext>,
  );
  await screen.findAllByRole('checkbox');
  return { perform, store };
}

const offered = () => screen.queryAllByRole('checkbox').map((box) => box.closest('label')?.textContent);
const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const tick = (name: string) => fireEvent.click(box(name));
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Invite' });
const gone = () =>
  vi.waitFor(() => {
    expect(screen.queryByText('Invite friends')).toBeNull();
  });

it('the friends who are not in the group are invited, once', async () => {
  const { perform } = await invite();
  expect(offered()).toEqual(['Bob', 'Dan']);
  expect(button().disabled).toBe(true);
  tick('Bob');
  tick('Dan');
  const press = button();
  fireEvent.click(press);
  fireEvent.click(press);
  expect(perform).toHaveBeenCalledExactlyOnceWith({
    type: 'group.invite',
    conversationId: 'c',
    members: ['bob', 'dan'],
  });
  await gone();
});

it('who joins meanwhile is offered no more', async () => {
  const { store } = await invite();
  await act(async () => {
    store.set({ rosters: new Map([['c', [{ account: 'bob' }] as never]]) });
    await Promise.resolve();
  });
  expect(offered()).toEqual(['Cat', 'Dan']);
});

it('who could not be added is said, and why', async () => {
  await invite({ type: 'accepted', notAdded: [{ account: 'dan', code: 'asked' }, { account: 'bob' }] });
  tick('Bob');
  tick('Dan');
  fireEvent.click(button());
  await gone();
  await screen.findByText('\u2068Dan\u2069 will be asked first.');
  screen.getByText("\u2068Bob\u2069 couldn't be added.");
});

it('a refusal leaves what was ticked, until the dialog is opened anew', async () => {
  const { perform } = await invite({ type: 'refused', code: 'group-full' });
  tick('Bob');
  fireEvent.click(button());
  await screen.findByText('This group is full.');
  expect(box('Bob').checked).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await gone();
  fireEvent.click(screen.getByRole('button', { name: 'open' }));
  await screen.findAllByRole('checkbox');
  expect(screen.queryByText('This group is full.')).toBeNull();
  expect(box('Bob').checked).toBe(false);
  expect(perform).toHaveBeenCalledOnce();
});
