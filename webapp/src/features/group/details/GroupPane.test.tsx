// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView, GroupView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { GroupPane } from './GroupPane';

beforeAll(() => startTranslation());
afterEach(cleanup);

function Where() {
  return <output>{useLocation().pathname}</output>;
}

/** What there is to know of a group to one with such a role, beside a field that had the focus. */
function pane(role: string | undefined, more: object = {}) {
  const perform = vi.fn((_: object) => Promise.resolve({ type: 'accepted' }));
  const model = { state: emptyState('ann'), rosters: new Map(), online: new Map() };
  const store = new Store(model as unknown as Model);
  const self = role === undefined ? undefined : { account: 'ann', role };
  const group = {
    self,
    name: 'Hikers',
    members: [],
    count: 1,
    requests: 2,
    inviting: 'anyone',
    dissolved: false,
    ...more,
  } as unknown as GroupView;
  const conversation = { conversationId: 'c', group, muted: false, pinned: true } as ConversationView;
  const shown = (open: boolean) => (
    <SessionContext value={{ store, account: { perform } } as unknown as Session}>
      <MemoryRouter initialEntries={['/c/c/about']}>
        <textarea aria-label="Message" />
        {open && <GroupPane conversation={conversation} group={group} />}
        <Where />
      </MemoryRouter>
    </SessionContext>
  );
  const { rerender } = render(shown(false));
  screen.getByRole('textbox', { name: 'Message' }).focus();
  const toggle = (open: boolean) => {
    rerender(shown(open));
  };
  toggle(true);
  return { perform, toggle };
}

const headings = () => screen.getAllByRole('heading').map(({ textContent }) => textContent);
const buttons = (name: RegExp) => screen.queryAllByRole('button', { name }).map((each) => each.textContent);
const focused = () => document.activeElement?.getAttribute('aria-label');

it.each<[string, string | undefined, object, string[], string[], string[]]>([
  ['the owner', 'owner', {}, ['1 member', 'Settings'], ['Dissolve group'], ['2 people are waiting to join']],
  ['an admin', 'admin', {}, ['1 member', 'Settings'], ['Leave group'], ['2 people are waiting to join']],
  ['a member', 'member', {}, ['1 member'], ['Leave group'], []],
  ['one who has left', undefined, {}, [], [], []],
  ['the owner of a group that is no more', 'owner', { dissolved: true }, ['1 member'], [], []],
])('what there is for %s', (_, role, more, parts, ways, waiting) => {
  pane(role, more);
  expect(headings()).toEqual(['Group info', 'Hikers', ...parts]);
  expect(buttons(/^(Leave|Dissolve)/)).toEqual(ways);
  expect(buttons(/waiting/)).toEqual(waiting);
});

it.each([
  ['Mute', { type: 'conversation.mute', muted: true }],
  ['Pin to top', { type: 'conversation.pin', pinned: false }],
])('%s is switched at once', (name, command) => {
  const { perform } = pane('member');
  fireEvent.click(screen.getByRole('switch', { name }));
  expect(perform).toHaveBeenCalledExactlyOnceWith({ ...command, conversationId: 'c' });
});

it('whoever goes by keyboard goes on in it, and then where they were', () => {
  const { toggle } = pane('member');
  expect(focused()).toBe('Close');
  toggle(false);
  expect(focused()).toBe('Message');
});

it('whoever has gone elsewhere meanwhile stays there', () => {
  const { toggle } = pane('member');
  const elsewhere = document.createElement('input');
  elsewhere.setAttribute('aria-label', 'Search');
  document.body.append(elsewhere);
  elsewhere.focus();
  toggle(false);
  expect(focused()).toBe('Search');
  elsewhere.remove();
});

it('its button leads back to the chat', () => {
  pane('member');
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(document.querySelector('output')?.textContent).toBe('/c/c');
});
