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
import type { Outgoing } from '../../../session/storage/database';
import { MessageMenu } from './MessageMenu';
import type { MessageRow } from '../messages/rows';

beforeAll(() => startTranslation());
afterEach(cleanup);

const chat = { conversationId: 'c', other: 'bob' } as ConversationView;
const group = {
  conversationId: 'c',
  group: { self: { role: 'member' }, members: [] } as unknown as GroupView,
};
const sent: Partial<MessageRow> = { no: 7, mine: true, text: 'hello' };
const refused: Partial<Outgoing> = { id: 'm', state: 'refused' };

interface Case {
  conversation?: ConversationView;
  outgoing?: Partial<Outgoing>;
  draft?: string;
  takenBack?: boolean;
  answer?: object;
}

/** The open menu of a message. */
async function menu(
  message: Partial<MessageRow>,
  { conversation = chat, outgoing, draft = '', takenBack = true, answer = { type: 'accepted' } }: Case = {},
) {
  const perform = vi.fn((_: object) => Promise.resolve(answer));
  const remove = vi.fn((_: string) => Promise.resolve(true));
  const onTakeBack = vi.fn();
  const store = new Store({
    state: emptyState('ann'),
    rosters: new Map(),
    outbox: outgoing ? [outgoing] : [],
  } as unknown as Model);
  const session = {
    store,
    account: { perform, outbox: { remove } },
    drafts: { of: () => ({ text: draft, mentions: [] }) },
  };
  const row = { type: 'message', key: 'm', id: 'm', mentions: undefined, ...message } as MessageRow;
  render(
    <SessionContext value={session as unknown as Session}>
      <MessageMenu
        rows={[row]}
        opened={{ id: 'm', message: document.body, anchor: document.body }}
        onClose={vi.fn()}
        conversation={conversation}
        name="Bob"
        onTakeBack={takenBack ? onTakeBack : undefined}
      />
    </SessionContext>,
  );
  await screen.findAllByRole('menuitem');
  return { perform, remove, onTakeBack };
}

const items = () => screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
const choose = (name: string) => fireEvent.click(screen.getByRole('menuitem', { name }));
const asked = () => screen.findByRole('alertdialog');

it.each<[string, Partial<MessageRow>, Case, string[]]>([
  ['one that was sent', sent, {}, ['Copy', 'Delete for me']],
  [
    'one of another’s',
    { ...sent, mine: false },
    { conversation: group as ConversationView },
    ['Copy', 'Delete for me'],
  ],
  [
    'one of one’s own in a group',
    sent,
    { conversation: group as ConversationView },
    ['Copy', 'Who has read this', 'Delete for me'],
  ],
  ['one that can’t be shown', { no: 7, mine: true }, {}, ['Delete for me']],
  ['one that was refused', { text: 'hello' }, { outgoing: refused }, ['Copy', 'Edit', 'Delete']],
  [
    'one that was refused, where nothing can be written',
    { text: 'hello' },
    { outgoing: refused, takenBack: false },
    ['Copy', 'Delete'],
  ],
  [
    'one that may have reached the server',
    { text: 'hello' },
    { outgoing: { id: 'm', state: 'waiting', tried: true } },
    ['Copy'],
  ],
])('what can be done with %s', async (_, message, more, offered) => {
  await menu(message, more);
  expect(items()).toEqual(offered);
});

it('a message is deleted for oneself once it is confirmed', async () => {
  const { perform } = await menu(sent);
  choose('Delete for me');
  expect((await asked()).textContent).toContain('Bob\u2069 will still have it.');
  expect(perform).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(perform).toHaveBeenCalledExactlyOnceWith({
    type: 'message.delete',
    conversationId: 'c',
    messageNo: 7,
  });
});

it('what stood against a deletion is said beside the question, which stays', async () => {
  await menu(sent, { answer: { type: 'lost' } });
  choose('Delete for me');
  await asked();
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect((await screen.findByRole('alert')).textContent).toBe('No answer from the server. Please try again.');
  expect((await asked()).textContent).toContain('Bob\u2069 will still have it.');
});

it('one that was not sent is taken out of the outbox alone', async () => {
  const { perform, remove } = await menu({ text: 'hello' }, { outgoing: refused });
  choose('Delete');
  expect((await asked()).textContent).toContain("It wasn't sent, so nobody will get it.");
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(remove).toHaveBeenCalledExactlyOnceWith('m');
  expect(perform).not.toHaveBeenCalled();
});

it('editing takes the text back at once where nothing is written', async () => {
  const { onTakeBack } = await menu({ text: 'hello' }, { outgoing: refused });
  choose('Edit');
  expect(onTakeBack).toHaveBeenCalledExactlyOnceWith('m', { text: 'hello', mentions: [] });
});

it('editing asks first where a draft would be lost', async () => {
  const { onTakeBack } = await menu({ text: 'hello' }, { outgoing: refused, draft: 'half a sen' });
  choose('Edit');
  await asked();
  expect(onTakeBack).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Replace' }));
  expect(onTakeBack).toHaveBeenCalledExactlyOnceWith('m', { text: 'hello', mentions: [] });
});
