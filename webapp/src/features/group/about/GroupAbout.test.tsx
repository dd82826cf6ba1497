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
import { GroupAbout } from './GroupAbout';

beforeAll(() => startTranslation());
afterEach(cleanup);

/** What is said of the group Hikers to one with such a role. */
function about(role: string | undefined, more: object = {}) {
  const perform = vi.fn((_: object) => Promise.resolve({ type: 'accepted' }));
  const store = new Store({ state: emptyState('ann'), rosters: new Map() } as unknown as Model);
  const self = role === undefined ? undefined : { account: 'ann', role };
  const group = { name: 'Hikers', members: [], dissolved: false, self, ...more } as unknown as GroupView;
  render(
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <GroupAbout conversation={{ conversationId: 'c', group } as ConversationView} group={group} />
    </SessionContext>,
  );
  return perform;
}

/** The label of each part that is there. */
const parts = () => [...document.querySelectorAll('small')].map(({ textContent }) => textContent);
const own = 'Private name, visible only to you';
/** What one can change. */
const changeable = () =>
  screen
    .queryAllByRole('button')
    .map((button) => button.querySelector('small')?.textContent ?? button.getAttribute('aria-label'));
const change = (part: RegExp) => fireEvent.click(screen.getByRole('button', { name: part }));

it.each(['owner', 'admin'])('the %s may change all of it', (role) => {
  about(role);
  expect(changeable()).toEqual([
    'Group picture',
    'Name',
    'Description',
    'Announcement',
    'Your name in this group',
    own,
  ]);
  expect(screen.getAllByText('Not set')).toHaveLength(4);
});

it('a member reads what is there, and changes what is theirs', () => {
  about('member', { description: 'Up and down' });
  expect(parts()).toEqual(['Name', 'Description', 'Your name in this group', own]);
  expect(changeable()).toEqual(['Your name in this group', own]);
  screen.getByText('Up and down');
});

it.each<[string, string | undefined, object]>([
  ['who has left', undefined, {}],
  ['the owner of a group that is no more', 'owner', { dissolved: true }],
])('%s keeps their own name for it', (_, role, more) => {
  about(role, more);
  expect(changeable()).toEqual([own]);
});

it('stands under one’s own name for it', () => {
  about('member', { remark: 'The old gang' });
  screen.getByRole('heading', { name: 'The old gang' });
});

it('each part opens with what it says', async () => {
  const perform = about('admin', { description: 'Up and down' });
  change(/^Description/);
  await screen.findByRole('dialog', { name: 'Edit description' });
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Up and down');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await vi.waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  change(/^Name/);
  await screen.findByRole('dialog', { name: 'Edit group name' });
  const field = screen.getByRole<HTMLInputElement>('textbox');
  expect(field.value).toBe('Hikers');
  fireEvent.change(field, { target: { value: 'Climbers' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(perform).toHaveBeenCalledExactlyOnceWith({
    type: 'group.rename',
    conversationId: 'c',
    name: 'Climbers',
  });
});

it('the picture opens those that there are', async () => {
  about('owner');
  change(/^Group picture/);
  await screen.findByRole('dialog', { name: 'Group picture' });
});
