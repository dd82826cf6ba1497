// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { GroupView, LinkView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { LinksDialog } from './LinksDialog';

beforeAll(() => startTranslation());
beforeEach(() => {
  // waits as short as may be
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const linkOf = (linkId: string) => ({ linkId, by: 'ann', used: 0, fragment: `c.${linkId}.t` }) as LinkView;

/** The links as the server lists them from question to question; the last answer is given ever after. */
function dialog(lists: (string[] | undefined)[], answer: object = { type: 'accepted' }) {
  const links = vi.fn(() => {
    const next = lists.length > 1 ? lists.shift() : lists[0];
    return next ? Promise.resolve(next.map(linkOf)) : Promise.reject(new Error('no network'));
  });
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const store = new Store({ state: emptyState('ann'), rosters: new Map() } as unknown as Model);
  render(
    <SessionContext value={{ store, account: { perform, api: { links } } } as unknown as Session}>
      <LinksDialog
        open
        conversationId="c"
        group={{ self: { role: 'owner' }, inviting: 'approval', dissolved: false } as unknown as GroupView}
        onClose={vi.fn()}
      />
    </SessionContext>,
  );
  return { perform };
}

const shown = () =>
  screen.queryAllByRole<HTMLInputElement>('textbox', { name: 'Invite link' }).map(({ value }) => value);
const made = (linkId: string) => expect.stringContaining(`#c.${linkId}.t`) as string;
const make = () => fireEvent.click(screen.getByRole('button', { name: 'Create link' }));

it('shows the links, and what they do', async () => {
  dialog([['one', 'two']]);
  await vi.waitFor(() => {
    expect(shown()).toEqual([made('one'), made('two')]);
  });
  screen.getByText('Anyone with a link can ask to join. The owner or an admin has to approve.');
});

it('a new link is there though the server lists it a moment later', async () => {
  const { perform } = dialog([['one'], ['one'], ['one', 'two']]);
  await vi.waitFor(() => {
    expect(shown()).toHaveLength(1);
  });
  make();
  await vi.waitFor(() => {
    expect(shown()).toEqual([made('one'), made('two')]);
  });
  expect(perform).toHaveBeenCalledExactlyOnceWith({
    type: 'group.make-link',
    conversationId: 'c',
    hours: 168,
  });
});

it('a refusal is said', async () => {
  dialog([[]], { type: 'refused', code: 'role-too-low' });
  make();
  await screen.findByText("You don't have permission to do this in this group.");
});

it('without an answer it says so', async () => {
  dialog([undefined]);
  await screen.findByText('No answer from the server. Please try again.');
});

it('a link is revoked once it is confirmed, and is gone', async () => {
  const { perform } = dialog([['one']]);
  fireEvent.click(await screen.findByRole('button', { name: 'Revoke' }));
  const question = await screen.findByRole('alertdialog', { name: 'Revoke this link?' });
  expect(perform).not.toHaveBeenCalled();
  fireEvent.click(within(question).getByRole('button', { name: 'Revoke' }));
  expect(perform).toHaveBeenCalledExactlyOnceWith({
    type: 'group.revoke-link',
    conversationId: 'c',
    linkId: 'one',
  });
  await vi.waitFor(() => {
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
  expect(shown()).toEqual([]);
});
