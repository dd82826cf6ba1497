// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView, GroupView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { WaitingNotice } from './WaitingNotice';

beforeAll(() => startTranslation());
afterEach(cleanup);

/** What stands on top of the chat of a group in which so many wait. */
function notice(requests: number, group: object = { self: { role: 'admin' } }) {
  const ask = vi.fn(() => Promise.resolve({ people: [], requests: [] }));
  const store = new Store({ state: emptyState('ann'), rosters: new Map() } as unknown as Model);
  const session = { store, account: { addPeople: vi.fn(), api: { requests: ask } } } as unknown as Session;
  const shown = (count: number) => {
    const conversation = { conversationId: 'c', group: { ...group, requests: count } as GroupView };
    return (
      <SessionContext value={session}>
        <WaitingNotice conversation={conversation as ConversationView} place="chat" />
      </SessionContext>
    );
  };
  const { rerender } = render(shown(requests));
  return {
    ask,
    wait: (count: number) => {
      rerender(shown(count));
    },
  };
}

it.each([
  [1, '1 person is waiting to join'],
  [3, '3 people are waiting to join'],
])('of %i it says so, and opens the list', async (count, text) => {
  const { ask } = notice(count);
  expect(ask).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: text }));
  await screen.findByRole('dialog', { name: 'Requests to join' });
  expect(ask).toHaveBeenCalledExactlyOnceWith('c');
});

it.each<[string, number, object]>([
  ['nobody waits', 0, { self: { role: 'owner' } }],
  ['one can let nobody in', 2, { self: { role: 'member' } }],
  ['one has left', 2, {}],
  ['the group is no more', 2, { self: { role: 'owner' }, dissolved: true }],
])('it says nothing where %s', (_, count, group) => {
  notice(count, group);
  expect(screen.queryByRole('button')).toBeNull();
});

it('the list stays open when the last one was answered, and says so', async () => {
  const { wait } = notice(1);
  fireEvent.click(screen.getByRole('button'));
  await screen.findByRole('dialog');
  wait(0);
  await screen.findByText('Nobody is waiting.');
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await vi.waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  expect(screen.queryByRole('button')).toBeNull();
});
