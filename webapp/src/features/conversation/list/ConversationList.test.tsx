// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { Store } from '../../../session/state/store';
import { Menu } from '../../../ui/overlay/Menu';
import { Toasts } from '../../../ui/overlay/Toasts';
import { ConversationList } from './ConversationList';
import { ConversationMenu } from './ConversationMenu';
import { choose } from './filter';

beforeAll(() => startTranslation());
beforeEach(() => {
  choose('all');
});
afterEach(cleanup);

const chat = (fields: Partial<ConversationView> = {}) =>
  ({
    conversationId: 'c',
    lastNo: 5,
    readUpTo: 2,
    ownLastNo: 0,
    muted: false,
    last: { time: '2026-03-01T10:00:00Z' },
    ...fields,
  }) as ConversationView;

function list(...conversations: ConversationView[]) {
  const model = (all: ConversationView[]) => ({
    loaded: true,
    state: { conversations: new Map(all.map((each) => [each.conversationId, each])) },
  });
  const store = new Store(model(conversations) as unknown as Model);
  render(
    <SessionContext value={{ store } as unknown as Session}>
      <MemoryRouter>
        <ConversationList waiting={undefined} invite={undefined} />
      </MemoryRouter>
    </SessionContext>,
  );
  return (...all: ConversationView[]) => {
    act(() => {
      store.set(model(all) as unknown as Model);
    });
  };
}

const choices = () => screen.queryAllByRole('radio').map((each) => each.parentElement?.textContent);
const pick = (name: string | RegExp) => fireEvent.click(screen.getByRole('radio', { name }));

it('whoever has no chats has nothing to filter', () => {
  list();
  screen.getByRole('heading', { name: 'No chats yet' });
  expect(choices()).toEqual([]);
});

it('each filter says what it means where nothing passes it', () => {
  list(chat({ archivedUpTo: 5 }));
  screen.getByRole('heading', { name: 'No chats here' });
  pick('Unread');
  screen.getByRole('heading', { name: 'All caught up' });
  pick('Groups');
  screen.getByRole('heading', { name: 'No groups yet' });
  expect(screen.getByRole('link', { name: 'New group' }).getAttribute('href')).toBe('/c/new');
});

it('the archive is offered with its count while there is one, or while one looks at it', () => {
  const change = list(chat({ archivedUpTo: 5 }));
  expect(choices()).toEqual(['All', 'Unread', 'Groups', 'Archived3']);
  screen.getByRole('radio', { name: /^Archived ?3 unread$/ });
  change(chat({ archivedUpTo: 5, readUpTo: 5 }));
  expect(choices()).toEqual(['All', 'Unread', 'Groups', 'Archived']);
  change(chat({ hiddenUpTo: 5 }));
  expect(choices()).toEqual(['All', 'Unread', 'Groups']);
  act(() => {
    choose('archived');
  });
  screen.getByRole('heading', { name: 'Nothing archived' });
  pick('All');
  expect(choices()).toEqual(['All', 'Unread', 'Groups']);
});

/** The open menu of a chat; returns what it asks the server for. */
function menu(conversation: ConversationView) {
  const perform = vi.fn((_: object) => Promise.resolve({ type: 'accepted' }));
  const session = { account: { perform }, store: new Store({ state: { me: 'ann' } }) };
  render(
    <SessionContext value={session as unknown as Session}>
      <MemoryRouter>
        <Menu label="More">
          <ConversationMenu conversation={conversation} />
        </Menu>
        <Toasts />
      </MemoryRouter>
    </SessionContext>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  return perform;
}

it('archiving can be undone', async () => {
  const perform = menu(chat());
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Archive' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo', hidden: true }));
  const body = { type: 'conversation.archive', conversationId: 'c' };
  expect(perform.mock.calls).toEqual([[{ ...body, archived: true }], [{ ...body, archived: false }]]);
});

it('what is in the archive is taken out of it', async () => {
  const perform = menu(chat({ archivedUpTo: 4, muted: true }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Unarchive' }));
  expect(perform).toHaveBeenCalledExactlyOnceWith({
    type: 'conversation.archive',
    conversationId: 'c',
    archived: false,
  });
});
