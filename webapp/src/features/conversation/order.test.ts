import { expect, it } from 'vitest';
import type { ConversationView } from '../../protocol/views';
import { listed, waitingToBeRead } from './order';

const conversation = (conversationId: string, position: number, fields: Partial<ConversationView> = {}) =>
  ({
    conversationId,
    lastNo: 5,
    readUpTo: 5,
    ownLastNo: 0,
    pinned: false,
    muted: false,
    markedUnread: false,
    last: { position },
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

it('a hidden conversation comes back with its next message', () => {
  expect(order(conversation('hidden', 1, { hiddenUpTo: 5 }))).toEqual([]);
  expect(order(conversation('back', 1, { hiddenUpTo: 4 }))).toEqual(['back']);
});

it('muted conversations don’t count, marked ones count once', () => {
  const two = { readUpTo: 3 };
  expect(
    waitingToBeRead([
      conversation('a', 1, two),
      conversation('b', 2, { ...two, muted: true }),
      conversation('c', 3, { markedUnread: true }),
      conversation('d', 4, { markedUnread: true, muted: true }),
      conversation('e', 5, { ...two, markedUnread: true }),
    ]),
  ).toBe(5);
});
