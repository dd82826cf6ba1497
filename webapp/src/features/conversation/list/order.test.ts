import { expect, it } from 'vitest';
import type { ConversationView } from '../../../protocol/views';
import type { Filter } from './filter';
import { listed, unreadInArchive, unreadTotal } from './order';

const conversation = (conversationId: string, hour: number, fields: Partial<ConversationView> = {}) =>
  ({
    conversationId,
    lastNo: 5,
    readUpTo: 5,
    ownLastNo: 0,
    pinned: false,
    muted: false,
    markedUnread: false,
    last: { time: `2026-03-01T0${String(hour)}:00:00Z` },
    ...fields,
  }) as ConversationView;
const shown = (conversations: readonly ConversationView[], filter: Filter, open?: string) =>
  listed(new Map(conversations.map((each) => [each.conversationId, each])), filter, open).map(
    (each) => each.conversationId,
  );
const order = (...conversations: ConversationView[]) => shown(conversations, 'all');

it('pinned conversations stand on top, then the newest', () => {
  const pinned = { pinned: true };
  expect(
    order(
      conversation('old', 1),
      conversation('pinned', 2, pinned),
      conversation('new', 9),
      conversation('pinned later', 3, pinned),
    ),
  ).toEqual(['pinned later', 'pinned', 'new', 'old']);
});

it('of one time, the lesser id stands first; times are compared as times, however they are written', () => {
  const at = (id: string, time: string) =>
    conversation(id, 1, { last: { time } as ConversationView['last'] });
  expect(
    order(
      at('b', '2026-03-01T10:00:00.500Z'),
      at('a', '2026-03-01T10:00:00.500Z'),
      at('whole', '2026-03-01T10:00:00Z'),
      at('before', '2026-03-01T09:59:59.999Z'),
    ),
  ).toEqual(['a', 'b', 'whole', 'before']);
});

it('a hidden conversation comes back with its next message', () => {
  expect(order(conversation('hidden', 1, { hiddenUpTo: 5 }))).toEqual([]);
  expect(order(conversation('back', 1, { hiddenUpTo: 4 }))).toEqual(['back']);
});

it('an archived conversation comes back with its next message, unless it is muted', () => {
  const kept = [
    conversation('archived', 4, { archivedUpTo: 5 }),
    conversation('back', 3, { archivedUpTo: 4 }),
    conversation('muted', 2, { archivedUpTo: 4, muted: true }),
    conversation('hidden too', 1, { archivedUpTo: 5, hiddenUpTo: 5 }),
  ];
  expect(shown(kept, 'all')).toEqual(['back']);
  expect(shown(kept, 'archived')).toEqual(['archived', 'muted']);
});

it('unread ones are those that wait, and the open one, none of the archive', () => {
  const chats = [
    conversation('unread', 6, { readUpTo: 3 }),
    conversation('marked', 5, { markedUnread: true }),
    conversation('open', 4),
    conversation('read', 3),
    conversation('muted', 2, { readUpTo: 3, muted: true }),
    conversation('archived', 1, { readUpTo: 3, archivedUpTo: 5 }),
  ];
  expect(shown(chats, 'unread', 'open')).toEqual(['unread', 'marked', 'open', 'muted']);
  expect(shown(chats, 'unread', 'archived')).toEqual(['unread', 'marked', 'muted']);
});

it('groups are among themselves', () => {
  const group = {} as NonNullable<ConversationView['group']>;
  const chats = [conversation('a', 1, { group }), conversation('b', 2), conversation('c', 3, { group })];
  expect(shown(chats, 'groups')).toEqual(['c', 'a']);
});

it('the archive has a count of its own, the muted ones with it', () => {
  const two = { readUpTo: 3, archivedUpTo: 5 };
  const chats = [
    conversation('a', 1, two),
    conversation('b', 2, { ...two, muted: true }),
    conversation('c', 3),
  ];
  expect(unreadInArchive(chats)).toBe(4);
  expect(unreadTotal(chats)).toBe(0);
  expect(unreadInArchive([conversation('c', 3)])).toBeUndefined();
  expect(unreadInArchive([conversation('d', 3, { archivedUpTo: 5 })])).toBe(0);
});

it('what one took out of the list counts again with its next message', () => {
  const two = { readUpTo: 3 };
  expect(unreadTotal([conversation('hidden', 1, { ...two, hiddenUpTo: 5 })])).toBe(0);
  expect(unreadTotal([conversation('back', 1, { ...two, hiddenUpTo: 4 })])).toBe(2);
});

it('muted conversations don’t count, marked ones count once', () => {
  const two = { readUpTo: 3 };
  expect(
    unreadTotal([
      conversation('a', 1, two),
      conversation('b', 2, { ...two, muted: true }),
      conversation('c', 3, { markedUnread: true }),
      conversation('d', 4, { markedUnread: true, muted: true }),
      conversation('e', 5, { ...two, markedUnread: true }),
    ]),
  ).toBe(5);
});
