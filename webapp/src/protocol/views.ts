import { boolean, list, number, object, optional, string, type Decoded } from './decode';
import { eventView, inviting, role, source } from './events';

export type AccountId = string;
export type ConversationId = string;
export type Source = NonNullable<Decoded<typeof source>>;

/**
 * `seq` of each view: all entries of one's inbox up to this number are in it, and some later ones may be. An entry that
 * isn't later does nothing to it; a later one may meet what it did already.
 */
export const selfView = object({
  accountId: string,
  handle: string,
  nickname: string,
  avatar: string,
  findableByEmail: boolean,
  findableByPhone: boolean,
  readMarks: boolean,
  presence: boolean,
  askBeforeGroups: boolean,
  seq: number,
});
export type SelfView = Decoded<typeof selfView>;

export const personView = object({
  accountId: string,
  handle: string,
  nickname: string,
  avatar: string,
  seq: number,
});
export type PersonView = Decoded<typeof personView>;

const requestView = object({ message: optional(string), time: string });
export type RequestView = Decoded<typeof requestView>;

export const friendshipView = object({
  other: string,
  friends: boolean,
  conversationId: optional(string),
  outgoing: optional(requestView),
  incoming: optional(requestView),
  blocked: boolean,
  remark: optional(string),
  source,
  seq: number,
});
export type FriendshipView = Decoded<typeof friendshipView>;

/** `joined`: when they last came in; members are listed by it, then by account. */
export const memberView = object({
  account: string,
  role,
  nickname: optional(string),
  mutedUntil: optional(string),
  joined: string,
});
export type MemberView = Decoded<typeof memberView>;

export const announcementView = object({ announcementNo: number, by: string, time: string, text: string });

/**
 * What a group is beside a conversation. `self` is absent where one is a member no more; `members` are the 20 who have
 * been in it longest; what stands up to `joinedNo` isn't unread; `requests` wait to be let in, where one can let them
 * in; `remark` is what one calls it for oneself.
 */
export const groupView = object({
  name: optional(string),
  description: optional(string),
  avatar: optional(string),
  announcement: optional(announcementView),
  announcementReadNo: number,
  self: optional(memberView),
  count: number,
  members: list(memberView),
  inviting,
  historyFromStart: boolean,
  quietLeaving: boolean,
  silenced: boolean,
  dissolved: boolean,
  joinedNo: number,
  mentionedNo: number,
  requests: number,
  remark: optional(string),
});
export type GroupView = Decoded<typeof groupView>;

/**
 * Either `other` is there, the other member of a direct conversation, or `group`. Unread is
 * `lastNo - max(readUpTo, ownLastNo, group.joinedNo)`; `last` is the newest event of its timeline, and `lastDeleted`
 * whether that is a message that one has deleted. Out of one's list while `hiddenUpTo` is there and `lastNo` isn't
 * greater.
 */
export const conversationView = object({
  conversationId: string,
  other: optional(string),
  open: boolean,
  lastNo: number,
  ownLastNo: number,
  readUpTo: number,
  otherReadUpTo: number,
  pinned: boolean,
  muted: boolean,
  hiddenUpTo: optional(number),
  markedUnread: boolean,
  last: eventView,
  lastDeleted: boolean,
  group: optional(groupView),
  seq: number,
});
export type ConversationView = Decoded<typeof conversationView>;

/**
 * `deleted`: numbers of its messages that one has deleted for oneself. `people`: in a group, who its senders are and
 * those whom its lines name.
 */
export const timelinePage = object({
  conversationId: string,
  seq: number,
  start: boolean,
  end: boolean,
  events: list(eventView),
  deleted: list(number),
  people: list(personView),
});
export type TimelinePage = Decoded<typeof timelinePage>;

/** `next`: the account after which the next page begins, absent where this is the last. */
export const memberPage = object({
  conversationId: string,
  seq: number,
  count: number,
  members: list(memberView),
  people: list(personView),
  next: optional(string),
});
export type MemberPage = Decoded<typeof memberPage>;

/** `count` is absent where one hides one's own read marks, `accounts` in a group of more than 200. */
export const readers = object({
  conversationId: string,
  messageNo: number,
  count: optional(number),
  accounts: optional(list(string)),
});
export type Readers = Decoded<typeof readers>;

/** A group that one is asked into, by `by`. */
export const invitationView = object({
  conversationId: string,
  by: string,
  time: string,
  name: optional(string),
  avatar: optional(string),
  count: number,
  seq: number,
});
export type InvitationView = Decoded<typeof invitationView>;

/** One who waits to be let in. `by`: who invites them; themselves where they came by a link. */
export const joinRequestView = object({ account: string, by: string, time: string });
export type JoinRequestView = Decoded<typeof joinRequestView>;
export const joinRequests = object({ requests: list(joinRequestView), people: list(personView) });
export type JoinRequests = Decoded<typeof joinRequests>;

/** `fragment`: what stands behind the `#` of the link. */
export const linkView = object({
  linkId: string,
  by: string,
  until: optional(string),
  uses: optional(number),
  used: number,
  fragment: string,
});
export type LinkView = Decoded<typeof linkView>;
export const linkList = object({ links: list(linkView) });

/** All that a link tells of a group before one joins. */
export const linkPreview = object({
  name: optional(string),
  avatar: optional(string),
  count: number,
  member: boolean,
  approval: boolean,
});
export type LinkPreview = Decoded<typeof linkPreview>;

/** `code` is absent where the command was sent again. */
export const notAdded = object({ account: string, code: optional(string) });
export type NotAdded = Decoded<typeof notAdded>;

export const head = object({ epoch: string, seq: number });
export type Head = Decoded<typeof head>;

const entry = object({ seq: number, event: eventView });
export type Entry = Decoded<typeof entry>;

export const inboxPage = object({ head, entries: list(entry) });
export type InboxPage = Decoded<typeof inboxPage>;

export const snapshot = object({
  head,
  self: selfView,
  people: list(personView),
  friendships: list(friendshipView),
  conversations: list(conversationView),
  invitations: list(invitationView),
});
export type Snapshot = Decoded<typeof snapshot>;

const sessionView = object({
  sessionId: string,
  client: string,
  created: string,
  lastUsed: string,
  current: boolean,
});
export type SessionView = Decoded<typeof sessionView>;
export const sessionList = object({ sessions: list(sessionView) });

export const tokenAnswer = object({ accessToken: string, expiresInSeconds: number, accountId: string });
export type TokenAnswer = Decoded<typeof tokenAnswer>;

/** RFC 9457 with the members of Parley. */
export const problem = object({
  code: optional(string),
  field: optional(string),
  retryAfterMillis: optional(number),
});
export type Problem = Decoded<typeof problem>;

export const searchAnswer = object({ person: optional(personView) });
export const registrationAnswer = object({ open: boolean });
