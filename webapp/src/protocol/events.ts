import { isRecord, type Decoder } from './decode';
import { eventHeader, payloads, type EventHeader, type Payloads } from './generated/events';

export type { Content, Mention } from './generated/values';

export type EventType = keyof Payloads;
type Header = Omit<EventHeader, 'type' | 'data'>;
export type EventOf<T extends EventType> = T extends EventType
  ? Header & { type: T; data: Payloads[T] }
  : never;

/**
 * An event of a type or shape that this version doesn't know. Where its payload names a conversation it stands there
 * as a line.
 */
export type UnknownEvent = Header & {
  type: 'unknown';
  name: string;
  data: { conversationId?: string; messageNo?: number; afterNo?: number; lineNo?: number };
};

/** An event as its audience sees it. */
export type EventView = EventOf<EventType> | UnknownEvent;

type FeatureOf<T> = T extends `${infer F}.${string}` ? F : never;
/** What an event is of: the first word of its type. */
export type Feature = FeatureOf<EventType>;
export type EventOfFeature<F extends Feature> = EventOf<Extract<EventType, `${F}.${string}`>>;

/** What becomes of a group. */
export type GroupEvent = EventOfFeature<'group'>;

export function isOfGroup(event: EventView): event is GroupEvent {
  return event.type.startsWith('group.');
}

/** The message as it is for one who has deleted it for oneself. */
export function withoutPersonal(event: EventView): EventView {
  if (event.type !== 'message.sent') return event;
  const { personal: _, ...data } = event.data;
  return { ...event, data };
}

export function isMessage(event: EventView, messageNo: number): boolean {
  return 'messageNo' in event.data && event.data.messageNo === messageNo && event.type !== 'message.deleted';
}

/** The message number that an event has or stands after. */
export function numberOf(event: EventView): number {
  if ('messageNo' in event.data && event.data.messageNo !== undefined) return event.data.messageNo;
  return 'afterNo' in event.data && event.data.afterNo !== undefined ? event.data.afterNo : 0;
}

/** More lines than ever stand after one message. */
const LINES = 2 ** 20;

/**
 * Where an event stands in the timeline of its conversation, as one number: a message by its own number, a line after
 * message `afterNo` by its `lineNo`, which counts from 1. No two that {@link isInTimeline} share a place, and none has 0.
 */
export function placeOf(event: EventView): number {
  const lineNo = 'lineNo' in event.data ? event.data.lineNo : undefined;
  return placeOfMessage(numberOf(event)) + (lineNo ?? 0);
}

export function placeOfMessage(messageNo: number): number {
  return messageNo * LINES;
}

/** Those whom an event of a conversation names. */
export function namedIn(event: EventView): readonly string[] {
  if (isOfGroup(event)) return namedInGroup(event);
  if (event.type !== 'message.sent') return [];
  const content = event.data.personal?.content;
  const mentions = content?.type === 'text' ? (content.mentions ?? []) : [];
  return [event.data.sender, ...mentions.flatMap(({ account }) => account ?? [])];
}

/** Those whom the line of an event names. */
function namedInGroup(event: GroupEvent): readonly string[] {
  switch (event.type) {
    case 'group.created':
      return event.data.members;
    case 'group.joined':
    case 'group.removed':
      return [event.data.by, ...event.data.members];
    case 'group.left':
      return [event.data.account];
    case 'group.role-changed':
    case 'group.member-muted':
    case 'group.member-unmuted':
      return [event.data.by, event.data.account];
    case 'group.transferred':
      return [event.data.from, event.data.to];
    case 'group.dissolved':
    case 'group.renamed':
    case 'group.announced':
    case 'group.avatar-changed':
    case 'group.silenced':
      return [event.data.by];
    case 'group.invited':
    case 'group.invitation-declined':
    case 'group.join-requested':
    case 'group.join-approved':
    case 'group.join-refused':
    case 'group.link-made':
    case 'group.link-revoked':
    case 'group.described':
    case 'group.settings-changed':
    case 'group.nickname-changed':
    case 'group.remark-changed':
    case 'group.announcement-read':
    case 'group.read':
      return [];
  }
}

/** Whether the event stands in the timeline of its conversation. One that doesn't say where stands nowhere. */
export function isInTimeline(event: EventView): boolean {
  if (event.type === 'message.deleted') return false;
  return (
    ('messageNo' in event.data && event.data.messageNo !== undefined) ||
    ('lineNo' in event.data && event.data.lineNo !== undefined)
  );
}

export const eventTypes = Object.keys(payloads) as EventType[];

export const eventView: Decoder<EventView> = (value, path) => {
  const { type, data, ...rest } = eventHeader(value, path);
  if (Object.hasOwn(payloads, type)) {
    const known = type as EventType;
    try {
      return { ...rest, type: known, data: payloads[known](data, `${path}.data`) } as EventView;
    } catch {
      // a later revision, read as an unknown type would be
    }
  }
  return { ...rest, type: 'unknown', name: type, data: placeIn(data) };
};

function placeIn(data: unknown): UnknownEvent['data'] {
  const result: UnknownEvent['data'] = {};
  if (!isRecord(data)) return result;
  if (typeof data.conversationId === 'string') result.conversationId = data.conversationId;
  if (typeof data.messageNo === 'number') result.messageNo = data.messageNo;
  if (typeof data.afterNo === 'number') result.afterNo = data.afterNo;
  if (typeof data.lineNo === 'number') result.lineNo = data.lineNo;
  return result;
}
