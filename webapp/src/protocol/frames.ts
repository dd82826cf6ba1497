import type { Command } from './commands';
import {
  boolean,
  isRecord,
  list,
  number,
  object,
  optional,
  string,
  Undecodable,
  type Decoded,
} from './decode';
import { eventView } from './events';
import { head, notAdded, type AccountId, type ConversationId, type NotAdded } from './views';

export const protocolVersion = 2;

export type ClientFrame =
  | { type: 'hello'; v: typeof protocolVersion; token: string }
  | { type: 'command'; ref: string; command: Command }
  | { type: 'renew'; token: string }
  | { type: 'alive' }
  | { type: 'watch'; accounts: readonly AccountId[] }
  | { type: 'watch-group'; conversationId: ConversationId | undefined; readers: boolean }
  | { type: 'present'; active: boolean }
  | { type: 'typing'; conversationId: ConversationId; typing: boolean };

const frames = {
  welcome: object({
    v: number,
    accountId: string,
    sessionId: string,
    head: optional(head),
    heartbeatMillis: number,
  }),
  renewed: object({}),
  entry: object({ epoch: string, seq: number, event: eventView }),
  heartbeat: object({ head: optional(head) }),
  accepted: object({
    ref: string,
    eventId: optional(string),
    conversationId: optional(string),
    messageNo: optional(number),
    notAdded: optional(list(notAdded)),
  }),
  refused: object({ ref: optional(string), code: string, field: optional(string) }),
  busy: object({ ref: string, retryAfterMillis: number }),
  failed: object({ ref: string }),
  presence: object({ accountId: string, online: boolean, lastSeen: optional(string) }),
  typed: object({ conversationId: string, accountId: string, typing: boolean }),
  'group-presence': object({ conversationId: string, online: optional(number) }),
  'readers-changed': object({ conversationId: string }),
};

type FrameType = keyof typeof frames;
export type FrameOf<T extends FrameType> = T extends FrameType
  ? { type: T } & Decoded<(typeof frames)[T]>
  : never;
export type ServerFrame = FrameOf<FrameType>;

/** What became of a command. */
export type Answer =
  | {
      type: 'accepted';
      conversationId?: string | undefined;
      messageNo?: number | undefined;
      notAdded?: readonly NotAdded[] | undefined;
    }
  | { type: 'refused'; code: string; field?: string | undefined }
  | { type: 'busy'; retryAfterMillis: number }
  | { type: 'failed' };

/** Reads a text frame; `undefined` for a type that this version doesn't know. */
export function serverFrame(text: string): ServerFrame | undefined {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || typeof value.type !== 'string') throw new Undecodable('frame', 'a frame');
  if (!Object.hasOwn(frames, value.type)) return undefined;
  const type = value.type as FrameType;
  return { type, ...frames[type](value, type) } as ServerFrame;
}

/** Why the server closed a WebSocket. */
export const closeCodes = {
  sessionEnded: 4001,
  tokenExpired: 4002,
  resync: 4003,
  upgrade: 4004,
  protocol: 4005,
  tooMany: 4006,
} as const;
