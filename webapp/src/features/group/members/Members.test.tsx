// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView, GroupView, MemberView, PersonView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { layOut } from '../../../testing/layout';
import { Members } from './Members';

let comeToEnd: (() => void) | undefined;

beforeAll(() => {
  layOut();
  return startTranslation();
});
beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(seen: (entries: object[]) => void) {
        comeToEnd = () => {
          seen([{ isIntersecting: true }]);
        };
      }
      observe(): void {
        return undefined;
      }
      disconnect(): void {
        comeToEnd = undefined;
      }
    },
  );
});
afterEach(cleanup);

type Group = Partial<GroupView>;

/** Ann looks at who is in her group, of whom these call themselves so. */
function members(all: Partial<MemberView>[], more: Group = {}) {
  const roster = all.map((each) => ({ role: 'member', ...each }) as MemberView);
  const self = roster.find(({ account }) => account === 'ann');
  const groupOf = (fields: Group) =>
    ({
      self,
      members: roster,
      count: roster.length,
      inviting: 'anyone',
      dissolved: false,
      ...more,
      ...fields,
    }) as GroupView;
  const people = roster.map(({ account: id }) => {
    const nickname = id.charAt(0).toUpperCase() + id.slice(1);
    return [id, { accountId: id, handle: `${id}_1`, nickname, avatar: 'fox' } as PersonView] as const;
  });
  const chat = { conversationId: 'c', group: groupOf({}) } as ConversationView;
  const state = { ...emptyState('ann'), people: new Map(people), conversations: new Map([['c', chat]]) };
  const online = new Map([['c', 2]]);
  const store = new Store({ state, rosters: new Map(), online } as unknown as Model);
  const account = { api: { links: () => Promise.resolve([]) } };
  const session = { store, account, clock: { now: () => 0 } } as unknown as Session;
  const shown = (fields: Group) => (
    <SessionContext value={session}>
      <MemoryRouter>
        <Members conversationId="c" group={groupOf(fields)} />
      </MemoryRouter>
    </SessionContext>
  );
  const { rerender } = render(shown({}));
  return (fields: Group) => {
    rerender(shown(fields));
  };
}

const ann = { account: 'ann' };
const many = ['bob', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida'].map((account) => ({ account }));
const rows = () => screen.queryAllByTestId('member').map(({ textContent }) => textContent);
const box = () => screen.queryByLabelText<HTMLInputElement>('Search members');
const search = (value: string) => {
  fireEvent.change(box() ?? document.body, { target: { value } });
};

it('the owner comes first, then the admins, then the others as they joined', () => {
  members([
    ann,
    { account: 'bob', role: 'admin' },
    { account: 'cat', nickname: 'Kitty', mutedUntil: '2026-03-01T10:00:00Z' },
    { account: 'dan', role: 'owner' },
  ]);
  screen.getByRole('heading', { name: '4 members, 2 online' });
  expect(rows()).toEqual(['DanOwner', 'BobAdmin', 'Annyou', 'KittyMuted']);
  expect(screen.queryByRole('button', { name: /Options for .*Ann/ })).toBeNull();
  expect(box()).toBeNull();
});

it('of many, one is found by each of their names', async () => {
  members([ann, ...many.slice(1), { account: 'bob', nickname: '林小雨' }]);
  for (const name of ['bob', 'BOB_1', '小雨']) {
    search(name);
    expect(rows()).toEqual(['林小雨']);
  }
  search('lxy');
  await vi.waitFor(() => {
    expect(rows()).toEqual(['林小雨']);
  });
  search('nobody');
  expect(rows()).toEqual([]);
  screen.getByText('No results.');
});

it('what is searched can be changed though so few are left that one need not search', () => {
  const change = members([ann, ...many]);
  search('nobody');
  change({ count: 8 });
  expect(box()?.value).toBe('nobody');
  search('');
  expect(box()).toBeNull();
  expect(rows()).toHaveLength(9);
});

it('more are drawn as one comes to the end', () => {
  const crowd = Array.from({ length: 65 }, (_, index) => ({ account: `member${String(index)}` }));
  members([ann, ...crowd]);
  expect(rows()).toHaveLength(60);
  act(() => comeToEnd?.());
  expect(rows()).toHaveLength(66);
  expect(comeToEnd).toBeUndefined();
});

it.each<[string, Partial<MemberView>, Group, boolean]>([
  ['a member', {}, {}, true],
  ['a member where the admins invite', {}, { inviting: 'admins' }, false],
  ['an admin there', { role: 'admin' }, { inviting: 'admins' }, true],
  ['anyone in a group that is no more', { role: 'owner' }, { dissolved: true }, false],
])('whether %s may invite', (_, fields, group, may) => {
  members([{ ...ann, ...fields }], group);
  expect(screen.queryAllByRole('button', { name: /^Invite/ })).toHaveLength(may ? 2 : 0);
});

it.each(['Invite friends', 'Invite links'])('%s opens what it says, and closes', async (name) => {
  members([ann]);
  fireEvent.click(screen.getByRole('button', { name }));
  await screen.findByRole('dialog', { name });
  fireEvent.click(screen.getByRole('button', { name: /^(Cancel|Close)$/ }));
  await vi.waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
