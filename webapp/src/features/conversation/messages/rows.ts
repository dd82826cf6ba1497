import { numberOf, type EventOf, type EventView, type Mention } from '../../../protocol/events';
import type { AccountId, ConversationView } from '../../../protocol/views';
import type { Outgoing } from '../../../session/storage/database';
import type { TimelineEvent } from '../../../session/paging/timeline-event';
import { dayOf } from '../../../ui/text/dates';

export type Mark = 'sending' | 'sent' | 'read' | 'refused';

/** A bubble. `text` is absent where it was erased or can't be shown (`unknown`). */
export interface MessageRow {
  type: 'message';
  key: string;
  id: string;
  no: number | undefined;
  sender: AccountId;
  mine: boolean;
  text: string | undefined;
  mentions: readonly Mention[] | undefined;
  unknown: boolean;
  time: number;
  /** Of those of one person that stand together. */
  first: boolean;
  last: boolean;
  mark: Mark | undefined;
  code: string | undefined;
}

export type Row =
  | MessageRow
  | { type: 'day'; key: string; time: number }
  | { type: 'new'; key: string }
  /** Several events where people came one after the other. */
  | { type: 'line'; key: string; events: readonly EventView[] };

/** Messages of one person within five minutes stand together. */
const TOGETHER = 300_000;

interface Input {
  events: readonly TimelineEvent[];
  /** Nothing stands after the events. */
  atEnd: boolean;
  outbox: readonly Outgoing[];
  conversation: ConversationView;
  me: AccountId;
  /** The first message that was not read when the chat was opened. */
  firstNew: number | undefined;
  /** Whether one is told what was read. */
  readMarks: boolean;
  /** Up to which message of a group somebody has read. */
  readByOne?: number;
}

/** What stands in the list, top to bottom: the server's order and times, then what is not sent yet. */
export function rowsOf(input: Input): Row[] {
  const { events, atEnd, outbox, conversation, me, firstNew = Infinity, readMarks, readByOne = 0 } = input;
  const readUpTo = readMarks ? Math.max(conversation.otherReadUpTo, readByOne) : 0;
  const rows: Row[] = [];
  let day: string | undefined;
  const stand = (row: Row, time: number) => {
    if (dayOf(time) !== day) rows.push({ type: 'day', key: `day ${row.key}`, time });
    day = dayOf(time);
    rows.push(row);
  };
  const [first] = events;
  // above a stretch that begins later there is no line
  let old = first !== undefined && numberOf(first) < firstNew;
  for (const event of events) {
    if (event.deleted) continue;
    const time = Date.parse(event.time);
    if (old && 'messageNo' in event.data && numberOf(event) >= firstNew) {
      rows.push({ type: 'new', key: `new ${String(firstNew)}` });
      old = false;
    }
    if (event.type === 'message.sent') stand(sent(event, me, readUpTo, time), time);
    else if (isShown(event, conversation, me)) {
      const before = event.type === 'group.joined' && dayOf(time) === day ? comers(rows.at(-1)) : [];
      if (before.length > 0) rows.pop();
      // more may come before it, when older pages are read
      stand({ type: 'line', key: event.eventId, events: [...before, event] }, time);
    }
  }
  if (!atEnd) return grouped(rows);
  const known = new Set(rows.map((row) => (row.type === 'message' ? row.id : '')));
  const newest = events.length === 0 ? 0 : Date.parse(events.at(-1)?.time ?? '');
  for (const message of outbox) {
    if (message.conversationId !== conversation.conversationId || known.has(message.id)) continue;
    if (message.messageNo !== undefined && message.messageNo <= conversation.lastNo) continue;
    // whatever the device's clock says, it comes after what is there
    const time = Math.max(Date.parse(message.time), newest);
    stand(unsent(message, me, time), time);
  }
  return grouped(rows);
}

/** The numbers of one's own messages among these events, oldest first. */
export function numbersOf(events: readonly TimelineEvent[], me: AccountId): number[] {
  return events.flatMap((event) =>
    event.type === 'message.sent' && event.data.sender === me && !event.deleted ? [event.data.messageNo] : [],
  );
}

/** Who leaves quietly is shown to those who lead the group. */
export function isShown(event: EventView, { group }: ConversationView, me: AccountId): boolean {
  if (event.type !== 'group.left' || !event.data.quiet || event.data.account === me) return true;
  return group?.self?.role === 'owner' || group?.self?.role === 'admin';
}

/** The events of a row if it says that somebody came. */
function comers(row: Row | undefined): readonly EventView[] {
  return row?.type === 'line' && row.events[0]?.type === 'group.joined' ? row.events : [];
}

function sent(event: EventOf<'message.sent'>, me: AccountId, readUpTo: number, time: number): MessageRow {
  const { messageId, messageNo, sender, personal } = event.data;
  const content = personal?.content;
  const mine = sender === me;
  return {
    type: 'message',
    key: messageId,
    id: messageId,
    no: messageNo,
    sender,
    mine,
    text: content?.type === 'text' ? content.text : undefined,
    mentions: content?.type === 'text' ? content.mentions : undefined,
    unknown: content?.type === 'unknown',
    time,
    first: true,
    last: true,
    mark: mine ? (messageNo <= readUpTo ? 'read' : 'sent') : undefined,
    code: undefined,
  };
}

function unsent({ id, text, mentions, state, code }: Outgoing, me: AccountId, time: number): MessageRow {
  return {
    type: 'message',
    key: id,
    id,
    no: undefined,
    sender: me,
    mine: true,
    text,
    mentions,
    unknown: false,
    time,
    first: true,
    last: true,
    mark: state === 'accepted' ? 'sent' : state === 'refused' ? 'refused' : 'sending',
    code,
  };
}

function grouped(rows: readonly Row[]): Row[] {
  return rows.map((row, index) =>
    row.type === 'message'
      ? { ...row, first: !together(rows[index - 1], row), last: !together(row, rows[index + 1]) }
      : row,
  );
}

function together(one: Row | undefined, next: Row | undefined): boolean {
  return (
    one?.type === 'message' &&
    next?.type === 'message' &&
    one.sender === next.sender &&
    next.time - one.time < TOGETHER
  );
}

/** They look alike, though made anew. */
export function isSameRow(one: Row, other: Row): boolean {
  const entries = Object.entries(one);
  return entries.every(([key, value]) => isSame(value, (other as unknown as Record<string, unknown>)[key]));
}

function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
