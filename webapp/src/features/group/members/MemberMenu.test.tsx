// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { GroupView, MemberView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import { MemberMenu } from './MemberMenu';

beforeAll(() => startTranslation());
afterEach(cleanup);

type Role = MemberView['role'];
const now = Date.parse('2026-03-01T12:00:00Z');
const within = { conversationId: 'c', account: 'bob' };

/** The open menu of Bob, for somebody with a role; returns what is asked of the server. */
async function menu(role: Role, member: Partial<MemberView> = {}) {
  const perform = vi.fn((_: object) => Promise.resolve({ type: 'accepted' }));
  const session = { account: { perform }, clock: { now: () => now } };
  render(
    <SessionContext value={session as unknown as Session}>
      <MemoryRouter>
        <MemberMenu
          conversationId="c"
          group={{ self: { role }, dissolved: false } as GroupView}
          member={{ account: 'bob', role: 'member', ...member } as MemberView}
          name="Bob"
        />
      </MemoryRouter>
    </SessionContext>,
  );
  fireEvent.click(screen.getByRole('button'));
  await screen.findAllByRole('menuitem');
  return perform;
}

const items = () => screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
const choose = (name: string) => fireEvent.click(screen.getByRole('menuitem', { name }));
const muting = ['Mute for 10 minutes', 'Mute for 1 hour', 'Mute for 1 day'];

it.each<[Role, Partial<MemberView>, string[]]>([
  ['member', {}, []],
  ['admin', { role: 'owner' }, []],
  ['admin', { role: 'admin' }, []],
  ['admin', {}, [...muting, 'Remove from group']],
  ['owner', {}, ['Make admin', 'Transfer ownership', ...muting, 'Remove from group']],
  ['owner', { role: 'admin' }, ['Remove as admin', 'Transfer ownership', ...muting, 'Remove from group']],
  ['admin', { mutedUntil: '2026-03-01T13:00:00Z' }, ['Unmute', 'Remove from group']],
  ['admin', { mutedUntil: '2026-03-01T11:00:00Z' }, [...muting, 'Remove from group']],
])('what the %s may do about %j', async (role, member, offered) => {
  await menu(role, member);
  expect(items().slice(1)).toEqual(offered);
});

it.each<[string, Partial<MemberView>, object]>([
  ['Mute for 1 day', {}, { type: 'group.mute-member', ...within, minutes: 1_440 }],
  ['Unmute', { mutedUntil: '2026-03-01T13:00:00Z' }, { type: 'group.unmute-member', ...within }],
  ['Make admin', {}, { type: 'group.change-role', ...within, role: 'admin' }],
  ['Remove as admin', { role: 'admin' }, { type: 'group.change-role', ...within, role: 'member' }],
])('%s is done at once', async (name, member, command) => {
  const perform = await menu('owner', member);
  choose(name);
  expect(perform).toHaveBeenCalledExactlyOnceWith(command);
});

it.each<[string, string, object]>([
  [
    'Remove from group',
    'Remove \u2068Bob\u2069?',
    { type: 'group.remove', conversationId: 'c', members: ['bob'] },
  ],
  ['Transfer ownership', 'Transfer ownership to \u2068Bob\u2069?', { type: 'group.transfer', ...within }],
])('%s is asked first', async (name, title, command) => {
  const perform = await menu('owner');
  choose(name);
  await screen.findByRole('alertdialog', { name: title });
  expect(perform).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name }));
  expect(perform).toHaveBeenCalledExactlyOnceWith(command);
});
