// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView, GroupView, PersonView, Readers } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { ReadersDialog } from './ReadersDialog';

beforeAll(() => startTranslation());
afterEach(cleanup);

const readers = (...accounts: string[]): Readers => ({
  conversationId: 'c',
  messageNo: 7,
  count: accounts.length,
  accounts,
});
const people = ['Bob', 'Cat'].map((nickname): [string, PersonView] => {
  const accountId = nickname.toLowerCase();
  return [accountId, { accountId, handle: accountId, nickname } as PersonView];
});
const members = [{ account: 'ann' }, { account: 'bob' }, { account: 'cat', nickname: 'Captain' }];
const group = { members } as unknown as GroupView;
const hikers = { conversationId: 'c', group } as ConversationView;

/** The dialog, to whose questions the server answers these in turn: none at all where it can't be reached. */
function dialog(...answers: (Readers | undefined)[]) {
  const ask = vi.fn((_id: string, _no: number) => {
    const answer = answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('no network'));
  });
  const looking = new Set<() => void>();
  const look = (changed: () => void) => {
    looking.add(changed);
    return () => looking.delete(changed);
  };
  const state = { ...emptyState('ann'), people: new Map(people), conversations: new Map([['c', hikers]]) };
  const store = new Store({ state, rosters: new Map() } as unknown as Model);
  const session = { store, account: { api: { readers: ask }, groupWatch: { look } } } as unknown as Session;
  const shown = (messageNo: number | undefined) => (
    <SessionContext value={session}>
      <ReadersDialog conversationId="c" messageNo={messageNo} onClose={vi.fn()} />
    </SessionContext>
  );
  const { rerender } = render(shown(undefined));
  return {
    ask,
    looking,
    /** Asks about a message, or closes. */
    open: (messageNo: number | undefined) => {
      rerender(shown(messageNo));
    },
    /** Somebody has read on. */
    change: () =>
      act(async () => {
        for (const changed of looking) changed();
        await Promise.allSettled(ask.mock.results.map(({ value }) => value as Promise<unknown>));
      }),
  };
}

const names = () => screen.queryAllByRole('listitem').map((each) => each.querySelector('bdi')?.textContent);

it('says who has read it, by what they are called in the group', async () => {
  const { ask, open } = dialog(readers('bob', 'cat'));
  expect(ask).not.toHaveBeenCalled();
  open(7);
  await screen.findByText('Read by 2.');
  expect(names()).toEqual(['Bob', 'Captain']);
  expect(ask).toHaveBeenCalledExactlyOnceWith('c', 7);
});

it('follows those who read on while it is open, and no longer', async () => {
  const { looking, open, change } = dialog(readers(), readers('bob'));
  open(7);
  await screen.findByText('Nobody yet.');
  expect(screen.queryByRole('list')).toBeNull();
  await change();
  screen.getByText('Read by 1.');
  expect(names()).toEqual(['Bob']);
  open(undefined);
  await vi.waitFor(() => {
    expect(looking.size).toBe(0);
  });
});

it('of a large group only the number is told', async () => {
  const { open } = dialog({ conversationId: 'c', messageNo: 7, count: 230 });
  open(7);
  await screen.findByText('Read by 230.');
  expect(screen.queryByRole('list')).toBeNull();
});

it('who hides what they read is told why they see nothing', async () => {
  const { open } = dialog({ conversationId: 'c', messageNo: 7 });
  open(7);
  await screen.findByText(/^You don't show when you've read a message/);
});

it('without an answer it says so until there is one, and keeps one that it had', async () => {
  const { open, change } = dialog(undefined, readers('bob'), undefined);
  open(7);
  expect((await screen.findByRole('alert')).textContent).toBe('No answer from the server. Please try again.');
  await change();
  expect(names()).toEqual(['Bob']);
  await change();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(names()).toEqual(['Bob']);
});
