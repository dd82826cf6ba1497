// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { PersonView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { RequestsDialog } from './RequestsDialog';

beforeAll(() => startTranslation());
afterEach(cleanup);

const bob = { account: 'bob', by: 'bob', time: '2026-03-01T10:00:00Z' };
const cat = { account: 'cat', by: 'ann', time: '2026-03-01T11:00:00Z' };

/** Those who wait, as the server lists them; undefined where it doesn't answer. */
function dialog(requests: object[] | undefined, answer: object = { type: 'accepted' }) {
  const ask = vi.fn(() =>
    requests ? Promise.resolve({ people: [], requests }) : Promise.reject(new Error('no network')),
  );
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const people = ['Ann', 'Bob', 'Cat'].map((nickname) => {
    const accountId = nickname.toLowerCase();
    return [accountId, { accountId, nickname } as PersonView] as const;
  });
  const state = { ...emptyState('ann'), people: new Map(people) };
  const account = { perform, addPeople: vi.fn(), api: { requests: ask } };
  const store = new Store({ state, rosters: new Map() } as unknown as Model);
  const session = { store, account } as unknown as Session;
  const shown = (count: number) => (
    <SessionContext value={session}>
      <RequestsDialog open conversationId="c" count={count} onClose={vi.fn()} />
    </SessionContext>
  );
  const { rerender } = render(shown(2));
  return { ask, perform, wait: (count: number) => rerender(shown(count)) };
}

const waiting = () =>
  screen.queryAllByRole('listitem').map((each) => each.querySelector('strong')?.textContent);

it('says who waits, and how they came', async () => {
  dialog([bob, cat]);
  await screen.findByText('via invite link');
  screen.getByText('invited by \u2068Ann\u2069');
  expect(waiting()).toEqual(['Bob', 'Cat']);
});

it.each([
  ['Approve', 'group.approve'],
  ['Decline', 'group.refuse'],
])('%s answers one, who then waits no more', async (name, type) => {
  const { perform } = dialog([bob, cat]);
  const [first] = await screen.findAllByRole('button', { name });
  fireEvent.click(first ?? document.body);
  expect(perform).toHaveBeenCalledExactlyOnceWith({ type, conversationId: 'c', account: 'bob' });
  await vi.waitFor(() => {
    expect(waiting()).toEqual(['Cat']);
  });
  fireEvent.click(screen.getByRole('button', { name }));
  await screen.findByText('Nobody is waiting.');
});

it('a refusal is said beside the one whom it is about', async () => {
  dialog([bob], { type: 'refused', code: 'group-full' });
  fireEvent.click(await screen.findByRole('button', { name: 'Approve' }));
  await screen.findByText('This group is full.');
  expect(waiting()).toEqual(['Bob']);
});

it('asks anew when another number waits', async () => {
  const { ask, wait } = dialog([bob, cat]);
  await screen.findByText('via invite link');
  wait(2);
  expect(ask).toHaveBeenCalledOnce();
  wait(3);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('without an answer it says so', async () => {
  dialog(undefined);
  await screen.findByText('No answer from the server. Please try again.');
});
