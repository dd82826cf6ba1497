import { expect, it } from 'vitest';
import type { FriendshipView } from '../../../protocol/views';
import { mayAskAgain, peopleRows, waiting } from './sections';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
const between = (other: string, fields: Partial<FriendshipView>): FriendshipView => ({
  other,
  friends: false,
  blocked: false,
  seq: 1,
  ...fields,
});

const asked = between('asked', { outgoing: { time: hoursAgo(1) } });
const asks = between('asks', { incoming: { time: hoursAgo(2) } });
const asksLater = between('asks later', { incoming: { time: hoursAgo(1) } });
const friend = between('friend', { friends: true });
const blocked = between('blocked', { blocked: true });
const stranger = between('stranger', { remark: 'only a name' });
const all = [asked, asks, asksLater, friend, blocked, stranger];

it('everyone stands in one place, requests newest first', () => {
  const rows = peopleRows(all, (f) => f.other);
  expect(rows.map((row) => (row.type === 'person' ? row.name : `-- ${row.key}`))).toEqual([
    '-- received',
    'asks later',
    'asks',
    '-- sent',
    'asked',
    '-- F',
    'friend',
    '-- blocked',
    'blocked',
  ]);
});

it('friends stand under the letters of what one calls them', () => {
  const friends = ['王伟', '42', 'Ann', '安然', 'bob'].map((name) => between(name, { friends: true }));
  const rows = peopleRows(friends, (f) => f.other);
  expect(rows.filter((row) => row.type === 'letter').map((row) => row.letter)).toEqual(['A', 'B', 'W', '#']);
});

it('the badge counts what waits for an answer', () => {
  expect(waiting(all)).toBe(2);
});

it('one may ask again after a day', () => {
  expect(mayAskAgain(between('x', { outgoing: { time: hoursAgo(23) } }), NOW)).toBe(false);
  expect(mayAskAgain(between('x', { outgoing: { time: hoursAgo(24) } }), NOW)).toBe(true);
  expect(mayAskAgain(stranger, NOW)).toBe(false);
});
