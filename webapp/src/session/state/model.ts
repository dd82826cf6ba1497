import type { AccountId, ConversationId } from '../../protocol/views';
import type { Outgoing } from '../storage/database';
import type { Draft } from '../sending/drafts';
import type { TimelineEvent } from '../paging/timeline-event';
import type { ExpiredLogin } from '../login/expired-login';
import type { Members } from './members';
import type { Presence } from '../presence/presence';
import type { State } from './state';
import type { Owned } from './store';

/** Which part of a conversation is read: what stands before or after the stretch, or another stretch. */
export type Part = 'older' | 'newer' | 'other';

/** A stretch of a conversation in memory, contiguous, oldest first. */
export interface Timeline {
  readonly events: readonly TimelineEvent[];
  /** Nothing stands before the first, or after the last. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** What is being read, or could not be read. */
  readonly loading: Part | undefined;
  readonly failed: Part | undefined;
}

/** Everything that the pages show. */
export interface Model {
  /** `unknown` until it is clear whether somebody is logged in. */
  readonly phase: 'unknown' | 'anonymous' | 'known';
  /** What waits here for the log-in of one whose session is over. */
  readonly expiredLogin?: ExpiredLogin | undefined;
  /** `connected` only when everything missed is there. */
  readonly link: 'offline' | 'connecting' | 'connected';
  /** The server speaks a newer protocol: the page must be loaded again. */
  readonly outdated: boolean;
  /** What is unsent is still there after the page is closed. */
  readonly durable: boolean;
  /** Something of this account's state has come. */
  readonly loaded: boolean;
  readonly state: State;
  readonly outbox: readonly Outgoing[];
  /** What was typed and not sent. */
  readonly drafts: ReadonlyMap<ConversationId, Draft>;
  readonly timelines: ReadonlyMap<ConversationId, Timeline>;
  /** Of those on screen; empty while that isn't known. */
  readonly presence: ReadonlyMap<AccountId, Presence>;
  /** How many members are online, of the group on screen; empty while that isn't known. */
  readonly online: ReadonlyMap<ConversationId, number>;
  /** Up to which of one's own messages somebody has read, in the groups where it was asked. */
  readonly readByOne: ReadonlyMap<ConversationId, number>;
  /** All members, of the groups whose view doesn't name all and that were looked at. */
  readonly rosters: ReadonlyMap<ConversationId, Members>;
  /** Who is typing where. */
  readonly typing: ReadonlyMap<ConversationId, AccountId>;
}

/** How the account is connected while it isn't. */
export function disconnected(): Model['link'] {
  return navigator.onLine ? 'connecting' : 'offline';
}

/** The model as the owner of such parts sees it: each part has one, beside the session, which opens and ends all. */
export type Owns<Parts extends keyof Model> = Owned<Model, Parts>;
