import { expect, it } from 'vitest';
import { eventView, isInTimeline, placeOf, placeOfMessage } from './events';

const header = { eventId: 'e', revision: 1, time: '2026-03-01T10:00:00Z' };
const at = (type: string, data: object) =>
  eventView({ ...header, type, data: { conversationId: 'c', ...data } }, '');
const message = (messageNo: number) => at('message.sent', { messageNo, messageId: 'm', sender: 'ada' });
const line = (afterNo: number, lineNo: number) => at('conversation.closed', { afterNo, lineNo });

it('a message stands by its number, and after it its lines by theirs', () => {
  const order = [line(0, 1), line(0, 2), message(1), message(2), line(2, 1), line(2, 900_000), message(3)];
  expect(order.every(isInTimeline)).toBe(true);
  const places = order.map(placeOf);
  expect(places.map((place) => place > 0 && Number.isSafeInteger(place))).not.toContain(false);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  expect(placeOf(message(2))).toBe(placeOfMessage(2));
  expect(Number.isSafeInteger(placeOf(line(2 ** 31, 900_000)))).toBe(true);
});

it('an unknown event stands where it says; one that names a message but no line stands nowhere', () => {
  expect(placeOf(at('poll.opened', { afterNo: 2, lineNo: 3 }))).toBe(placeOf(line(2, 3)));
  expect(placeOf(at('poll.sent', { messageNo: 4 }))).toBe(placeOfMessage(4));
  const nowhere = at('poll.opened', { afterNo: 2 });
  expect([nowhere.type, isInTimeline(nowhere), placeOf(nowhere)]).toEqual([
    'unknown',
    false,
    placeOfMessage(2),
  ]);
  // of an older server
  expect(isInTimeline(at('conversation.closed', { afterNo: 2 }))).toBe(false);
});
