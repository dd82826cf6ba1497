import {
  anything,
  boolean,
  isRecord,
  list,
  number,
  object,
  oneOf,
  optional,
  string,
  type Decoded,
  type Decoder,
} from './decode';

/** A part of a text that stands for a person, or without `account` for everyone; counted in code points. */
export const mention = object({ account: optional(string), from: number, length: number });
export type Mention = Decoded<typeof mention>;

const text = object({ text: string, mentions: optional(list(mention)) });

/** What a message says. A content type that this version doesn't know is kept by its name. */
export type Content = ({ type: 'text' } & Decoded<typeof text>) | { type: 'unknown'; name: string };

const content: Decoder<Content> = (value, path) => {
  const { type } = object({ type: string })(value, path);
  if (type === 'text') return { type, ...text(value, path) };
  return { type: 'unknown', name: type };
};

export const source = oneOf('handle', 'email', 'phone', 'link');

const request = object({
  friendshipId: string,
  from: string,
  to: string,
  source,
  personal: optional(object({ message: optional(string) })),
});
const pair = object({ friendshipId: string, from: string, to: string });
const own = { conversationId: string, account: string };
const place = { conversationId: string, afterNo: number, lineNo: number };
const line = object(place);
const naming = optional(object({ name: optional(string) }));

/** A later version may have more: whoever has such a role here is a mere member. */
export const role: Decoder<'owner' | 'admin' | 'member'> = (value, path) =>
  oneOf('owner', 'admin')(value, path) ?? 'member';
export const inviting: Decoder<'anyone' | 'approval' | 'admins'> = (value, path) =>
  oneOf('anyone', 'approval')(value, path) ?? 'admins';

/** The payload of each event type, in the words of the Java records. `personal` is absent once erased. */
const payloads = {
  'account.registered': object({
    accountId: string,
    personal: optional(object({ handle: string, nickname: string, avatar: string })),
  }),
  'account.discoverability-changed': object({ accountId: string, byEmail: boolean, byPhone: boolean }),
  'account.privacy-changed': object({ accountId: string, readMarks: boolean, presence: boolean }),
  'account.invitations-changed': object({ accountId: string, askFirst: boolean }),
  'friendship.requested': request,
  'friendship.request-received': request,
  'friendship.withdrawn': pair,
  'friendship.request-retracted': pair,
  'friendship.declined': pair,
  'friendship.accepted': object({ friendshipId: string, by: string, other: string, conversationId: string }),
  'friendship.remark-changed': object({
    friendshipId: string,
    owner: string,
    about: string,
    personal: optional(object({ remark: optional(string) })),
  }),
  'friendship.ended': object({ friendshipId: string, one: string, other: string }),
  'friendship.blocked': object({ friendshipId: string, by: string, other: string }),
  'friendship.unblocked': object({ friendshipId: string, by: string, other: string }),
  'conversation.opened': object({
    ...place,
    friendshipId: string,
    members: list(string),
  }),
  'conversation.closed': line,
  'conversation.reopened': line,
  'message.sent': object({
    conversationId: string,
    messageNo: number,
    messageId: string,
    sender: string,
    personal: optional(object({ content })),
  }),
  'conversation.read': object({ conversationId: string, reader: string, upTo: number, shown: boolean }),
  'conversation.pinned': object({ ...own, pinned: boolean }),
  'conversation.muted': object({ ...own, muted: boolean }),
  'conversation.hidden': object({ ...own, upTo: number }),
  'conversation.marked-unread': object({ ...own, unread: boolean }),
  'message.deleted': object({ ...own, messageNo: number }),
  'group.created': object({ ...place, owner: string, members: list(string), personal: naming }),
  'group.joined': object({
    ...place,
    by: string,
    members: list(string),
    count: number,
    fromStart: boolean,
    linkId: optional(string),
    waiting: optional(number),
  }),
  'group.invited': object({ ...own, by: string }),
  'group.invitation-declined': object(own),
  'group.join-requested': object({
    ...own,
    by: string,
    linkId: optional(string),
    waiting: optional(number),
  }),
  'group.join-approved': object({ ...own, by: string, requestedBy: string, waiting: number }),
  'group.join-refused': object({ ...own, by: string, requestedBy: string, waiting: optional(number) }),
  'group.link-made': object({
    conversationId: string,
    by: string,
    linkId: string,
    until: optional(string),
    uses: optional(number),
  }),
  'group.link-revoked': object({ conversationId: string, by: string, linkId: string }),
  'group.left': object({ ...place, account: string, count: number, quiet: boolean }),
  'group.removed': object({ ...place, by: string, members: list(string), count: number }),
  'group.dissolved': object({ ...place, by: string }),
  'group.role-changed': object({ ...place, by: string, account: string, role, waiting: optional(number) }),
  'group.transferred': object({ ...place, from: string, to: string, waiting: optional(number) }),
  'group.renamed': object({ ...place, by: string, personal: naming }),
  'group.described': object({
    conversationId: string,
    by: string,
    personal: optional(object({ description: optional(string) })),
  }),
  'group.announced': object({
    ...place,
    by: string,
    announcementNo: number,
    personal: optional(object({ text: optional(string) })),
  }),
  'group.avatar-changed': object({ ...place, by: string, avatar: optional(string) }),
  'group.settings-changed': object({
    conversationId: string,
    by: string,
    inviting,
    historyFromStart: boolean,
    quietLeaving: boolean,
  }),
  'group.silenced': object({ ...place, by: string, silenced: boolean }),
  'group.member-muted': object({ ...place, by: string, account: string, until: string }),
  'group.member-unmuted': object({ ...place, by: string, account: string }),
  'group.nickname-changed': object({
    ...own,
    personal: optional(object({ nickname: optional(string) })),
  }),
  'group.remark-changed': object({ ...own, personal: optional(object({ remark: optional(string) })) }),
  'group.announcement-read': object({ ...own, announcementNo: number }),
  'group.read': object({ conversationId: string, reader: string, upTo: number, shown: boolean }),
};

const header = object({
  eventId: string,
  type: string,
  revision: number,
  time: string,
  data: anything,
});

export type EventType = keyof typeof payloads;
type Header = Omit<Decoded<typeof header>, 'type' | 'data'>;
export type EventOf<T extends EventType> = T extends EventType
  ? Header & { type: T; data: Decoded<(typeof payloads)[T]> }
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

type GroupEventType = Extract<EventType, `group.${string}`>;
/** What becomes of a group. */
export type GroupEvent = EventOf<GroupEventType>;

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
 * message `afterNo` by its `lineNo`, which counts from 1. No two that {@link isPlaced} share a place, and none has 0.
 */
export function placeOf(event: EventView): number {
  const lineNo = 'lineNo' in event.data ? event.data.lineNo : undefined;
  return placeOfMessage(numberOf(event)) + (lineNo ?? 0);
}

export function placeOfMessage(messageNo: number): number {
  return messageNo * LINES;
}

/** Those whom an event of a conversation names. */
export function namedIn(event: EventView): string[] {
  switch (event.type) {
    case 'message.sent': {
      const content = event.data.personal?.content;
      const mentions = content?.type === 'text' ? (content.mentions ?? []) : [];
      return [event.data.sender, ...mentions.flatMap(({ account }) => account ?? [])];
    }
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
    default:
      return [];
  }
}

/** Whether the event stands in the timeline of its conversation. One that doesn't say where stands nowhere. */
export function isPlaced(event: EventView): boolean {
  if (event.type === 'message.deleted') return false;
  return (
    ('messageNo' in event.data && event.data.messageNo !== undefined) ||
    ('lineNo' in event.data && event.data.lineNo !== undefined)
  );
}

export const eventTypes = Object.keys(payloads) as EventType[];

export const eventView: Decoder<EventView> = (value, path) => {
  const { type, data, ...rest } = header(value, path);
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
