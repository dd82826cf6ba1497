import { expect, it } from 'vitest';
import type { ConversationView } from '../../../protocol/views';
import { listed, unreadTotal } from './order';

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
const order = (...conversations: ConversationView[]) =>
  listed(new Map(conversations.map((each) => [each.conversationId, each]))).map(
    (each) => each.conversationId,
  );

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
