import { isRecord, Undecodable } from './decode';
import { serverFrames, type ServerFrame } from './generated/frames';

export { protocolVersion, type ClientFrame, type ServerFrame } from './generated/frames';

type FrameType = ServerFrame['type'];
export type FrameOf<T extends FrameType> = Extract<ServerFrame, { type: T }>;

type WithoutRef<F> = F extends ServerFrame ? Omit<F, 'ref' | 'eventId'> : never;

/** What became of a command. */
export type Answer = WithoutRef<FrameOf<'accepted' | 'refused' | 'busy' | 'failed'>>;

/** Reads a text frame; `undefined` for a type that this version doesn't know. */
export function serverFrame(text: string): ServerFrame | undefined {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || typeof value.type !== 'string') throw new Undecodable('frame', 'a frame');
  if (!Object.hasOwn(serverFrames, value.type)) return undefined;
  return serverFrames[value.type as FrameType](value, value.type);
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
