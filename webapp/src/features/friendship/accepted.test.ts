import { expect, it } from 'vitest';
import type { FriendshipView } from '../../protocol/views';
import { accepted } from './fold';

const between = (fields: Partial<FriendshipView>) => {
  const view = { other: 'bob', friends: false, blocked: false, seq: 1, ...fields };
  return new Map([['bob', view]]);
};
const request = { time: '2026-03-01T00:00:00Z' };
const friends = between({ friends: true, conversationId: 'c' });
const asked = between({ outgoing: request });

it('one’s request is accepted when it gives way to a friendship', () => {
  expect(accepted(asked, friends).map(({ other }) => other)).toEqual(['bob']);
});

it('neither a decline, nor one’s own yes, nor what was so before is an acceptance', () => {
  expect(accepted(asked, asked)).toEqual([]);
  expect(accepted(asked, between({}))).toEqual([]);
  expect(accepted(between({ incoming: request }), friends)).toEqual([]);
  expect(accepted(between({ incoming: request, outgoing: request }), friends)).toEqual([]);
  expect(accepted(friends, friends)).toEqual([]);
  expect(accepted(new Map(), friends)).toEqual([]);
});
