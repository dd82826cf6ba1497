import { expect, it } from 'vitest';
import type { FriendshipView } from '../../protocol/views';
import { mayAskAgain, sections, waiting } from './sections';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
const between = (other: string, fields: Partial<FriendshipView>): FriendshipView => ({
  other,
  friends: false,
  blocked: false,
  position: 1,
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
  expect(sections(all, (f) => f.other, 'en')).toEqual({
    received: [asksLater, asks],
    sent: [asked],
    friends: [friend],
    blocked: [blocked],
  });
});

it('the badge counts what waits for an answer', () => {
  expect(waiting(all)).toBe(2);
});

it('one may ask again after a day', () => {
  expect(mayAskAgain(between('x', { outgoing: { time: hoursAgo(23) } }), NOW)).toBe(false);
  expect(mayAskAgain(between('x', { outgoing: { time: hoursAgo(24) } }), NOW)).toBe(true);
  expect(mayAskAgain(stranger, NOW)).toBe(false);
});
