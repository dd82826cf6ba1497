import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../../protocol/events';
import type { ConversationView, GroupView } from '../../../protocol/views';
import type { Outgoing } from '../../../session/storage/database';
import { deleted, type TimelineEvent } from '../../../session/paging/timeline-event';
import { numbersOf, rowsOf, type Row } from './rows';

const NOON = Date.parse('2026-03-10T12:00:00');

function message(no: number, sender: string, time: number): EventOf<'message.sent'> {
  const personal = { content: { type: 'text' as const, text: `message ${String(no)}` } };
  return {
    eventId: `e${String(no)}`,
    revision: 1,
    time: new Date(time).toISOString(),
    type: 'message.sent',
    data: {
      conversationId: 'c',
      messageNo: no,
      messageId: `m${String(no)}`,
      sender,
      subject: sender,
      personal,
    },
  };
}

const last = message(9, 'bob', NOON);
const conversation: ConversationView = {
  conversationId: 'c',
  other: 'bob',
  open: true,
  lastNo: 9,
  ownLastNo: 0,
  readUpTo: 0,
  otherReadUpTo: 2,
  pinned: false,
  muted: false,
  markedUnread: false,
  last,
  lastDeleted: false,
  seq: 9,
};

function unsent(id: string, fields: Partial<Outgoing> = {}): Outgoing {
  const time = new Date(NOON).toISOString();
  return { id, conversationId: 'c', text: id, time, state: 'waiting', ...fields };
}

const rows = (events: TimelineEvent[], outbox: Outgoing[] = [], firstNew?: number, readMarks = true) =>
  rowsOf({ events, atEnd: true, outbox, conversation, me: 'ada', firstNew, readMarks });
const marks = (all: Row[]) => all.flatMap((row) => (row.type === 'message' ? [row.mark] : []));
const keys = (all: Row[]) => all.map((row) => (row.type === 'message' ? row.id : row.type));

describe('rows', () => {
  it('of one person within five minutes stand together', () => {
    const all = rows([
      message(1, 'bob', NOON),
      message(2, 'bob', NOON + 60_000),
      message(3, 'bob', NOON + 900_000),
    ]);
    const groups = all.flatMap((row) => (row.type === 'message' ? [[row.first, row.last]] : []));
    expect(groups).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it('of another day have a separator before them', () => {
    expect(keys(rows([message(1, 'bob', NOON), message(2, 'bob', NOON + 86_400_000)]))).toEqual([
      'day',
      'm1',
      'day',
      'm2',
    ]);
  });

  it('of a group are read once somebody has read them', () => {
    const sent = [message(3, 'ada', NOON), message(4, 'bob', NOON), message(5, 'ada', NOON)];
    const all = (readByOne: number) =>
      rowsOf({
        events: sent,
        atEnd: true,
        outbox: [],
        conversation,
        me: 'ada',
        firstNew: undefined,
        readMarks: true,
        readByOne,
      });
    expect(marks(all(0))).toEqual(['sent', undefined, 'sent']);
    expect(marks(all(3))).toEqual(['read', undefined, 'sent']);
    expect(numbersOf(sent, 'ada')).toEqual([3, 5]);
  });

  it('show what is sent, read, on its way and refused', () => {
    const sent = [message(1, 'ada', NOON), message(2, 'ada', NOON), message(3, 'ada', NOON)];
    const outbox = [
      unsent('x', { state: 'accepted', messageNo: 10 }),
      unsent('y'),
      unsent('z', { state: 'refused' }),
    ];
    expect(marks(rows(sent, outbox))).toEqual(['read', 'read', 'sent', 'sent', 'sending', 'refused']);
  });

  it('do not show what is read to one who hides it', () => {
    const sent = [message(1, 'ada', NOON), message(2, 'ada', NOON)];
    expect(marks(rows(sent, [], undefined, false))).toEqual(['sent', 'sent']);
  });

  it('do not show twice what has come already', () => {
    const outbox = [
      unsent('m1', { state: 'accepted', messageNo: 1 }),
      unsent('old', { state: 'accepted', messageNo: 4 }),
    ];
    expect(keys(rows([message(1, 'ada', NOON)], outbox))).toEqual(['day', 'm1']);
  });

  it('of a device whose clock is a day behind stand under today all the same', () => {
    const outbox = [unsent('x', { time: new Date(NOON - 86_400_000).toISOString() })];
    expect(keys(rows([message(1, 'bob', NOON)], outbox))).toEqual(['day', 'm1', 'x']);
  });

  it('new since the chat was opened are set apart', () => {
    expect(keys(rows([message(1, 'bob', NOON), message(2, 'bob', NOON)], [], 2))).toEqual([
      'day',
      'm1',
      'new',
      'm2',
    ]);
  });

  it('whose content was erased or is not known have no text', () => {
    const erased = message(1, 'bob', NOON);
    delete erased.data.personal;
    const odd = message(2, 'bob', NOON);
    odd.data.personal = { content: { type: 'unknown', name: 'hologram' } };
    const found = rows([erased, odd]).flatMap((row) =>
      row.type === 'message' ? [[row.text, row.unknown]] : [],
    );
    expect(found).toEqual([
      [undefined, false],
      [undefined, true],
    ]);
  });

  it('that were deleted are not there, and what was first unread may be one of them', () => {
    const events = [message(1, 'bob', NOON), deleted(message(2, 'bob', NOON)), message(3, 'bob', NOON)];
    expect(keys(rows(events, [], 2))).toEqual(['day', 'm1', 'new', 'm3']);
  });

  it('of a stretch that begins after what was first unread have no line above them', () => {
    expect(keys(rows([message(4, 'bob', NOON), message(5, 'bob', NOON)], [], 2))).toEqual([
      'day',
      'm4',
      'm5',
    ]);
  });

  it('that are not sent yet stand at the end alone', () => {
    const stretch = {
      events: [message(1, 'bob', NOON)],
      atEnd: false,
      conversation,
      me: 'ada',
      readMarks: true,
    };
    expect(keys(rowsOf({ ...stretch, outbox: [unsent('x')], firstNew: undefined }))).toEqual(['day', 'm1']);
  });
});

describe('rows of a group', () => {
  const at = (no: number, time = NOON) => ({
    revision: 1,
    eventId: `e${String(no)}`,
    time: new Date(time).toISOString(),
  });
  const joined = (no: number, time?: number): EventOf<'group.joined'> => ({
    ...at(no, time),
    type: 'group.joined',
    data: {
      conversationId: 'c',
      by: 'ada',
      members: [`m${String(no)}`],
      count: no,
      fromStart: false,
      afterNo: 0,
      lineNo: no,
    },
  });
  const left = (no: number): EventOf<'group.left'> => ({
    ...at(no),
    type: 'group.left',
    data: { conversationId: 'c', account: 'eve', count: 2, quiet: true, afterNo: 0, lineNo: no },
  });
  const inGroup = (role: 'admin' | 'member', events: TimelineEvent[]) => {
    const group = { self: { account: 'ada', role, joined: '' } } as GroupView;
    const view = { ...conversation, other: undefined, group };
    return rowsOf({
      events,
      atEnd: true,
      outbox: [],
      conversation: view,
      me: 'ada',
      firstNew: undefined,
      readMarks: true,
    });
  };
  const lines = (all: Row[]) =>
    all.flatMap((row) => (row.type === 'line' ? [row.events.map((event) => event.eventId)] : []));

  it('take those together who came one after the other, on one day', () => {
    const all = inGroup('member', [joined(1), joined(2), message(3, 'bob', NOON), joined(4)]);
    expect(lines(all)).toEqual([['e1', 'e2'], ['e4']]);
    expect(lines(inGroup('member', [joined(1), joined(2, NOON + 86_400_000)]))).toEqual([['e1'], ['e2']]);
  });

  it('show who left quietly to those who lead, and hold nobody apart for the others', () => {
    const events = [joined(1), left(2), joined(3)];
    expect(lines(inGroup('admin', events))).toEqual([['e1'], ['e2'], ['e3']]);
    expect(lines(inGroup('member', events))).toEqual([['e1', 'e3']]);
  });

  it('of two people never stand together', () => {
    const all = inGroup('member', [message(1, 'bob', NOON), message(2, 'eve', NOON)]);
    expect(all.flatMap((row) => (row.type === 'message' ? [row.first] : []))).toEqual([true, true]);
  });
});
