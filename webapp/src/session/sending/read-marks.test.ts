import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '../../protocol/commands';
import type { Answer } from '../../protocol/frames';
import type { Lost } from '../network/connection';
import { ReadMarks } from './read-marks';

const CHAT = 'c';
const EVERY_MILLIS = 2_000;

/** What a server has of one person's marks, who may be at other devices too. */
class Server {
  readonly taken: number[] = [];
  readUpTo = 0;
  #last = -Infinity;

  readonly request = (command: Command): Promise<Answer | Lost> => {
    if (command.type !== 'conversation.mark-read') throw new Error(command.type);
    return Promise.resolve(this.mark(command.upTo));
  };

  mark(upTo: number): Answer {
    const left = this.#last + EVERY_MILLIS - Date.now();
    if (left > 0) return { type: 'busy', retryAfterMillis: left };
    this.#last = Date.now();
    this.readUpTo = Math.max(this.readUpTo, upTo);
    this.taken.push(upTo);
    return { type: 'accepted' };
  }

  device(request = this.request): ReadMarks {
    return new ReadMarks({ request, readUpTo: () => this.readUpTo, newId: () => 'id' });
  }
}

describe('read marks', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('go at once, and then the newest alone every two seconds', async () => {
    const server = new Server();
    const marks = server.device();
    for (let upTo = 1; upTo <= 30; upTo++) {
      marks.mark(CHAT, upTo);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(server.taken).toEqual([1, 20]);
    await vi.advanceTimersByTimeAsync(EVERY_MILLIS);
    expect(server.taken).toEqual([1, 20, 30]);
  });

  it('wait as long as the server says where another device was there before', async () => {
    const server = new Server();
    server.mark(2);
    await vi.advanceTimersByTimeAsync(1_500);
    const marks = server.device();
    marks.mark(CHAT, 5);
    await vi.advanceTimersByTimeAsync(400);
    marks.mark(CHAT, 7);
    expect(server.taken).toEqual([2]);
    await vi.advanceTimersByTimeAsync(100);
    expect(server.taken).toEqual([2, 7]);
  });

  it('of two devices end with the newest, whichever was first', async () => {
    const server = new Server();
    const [phone, laptop] = [server.device(), server.device()];
    phone.mark(CHAT, 3);
    laptop.mark(CHAT, 9);
    phone.mark(CHAT, 6);
    await vi.advanceTimersByTimeAsync(3 * EVERY_MILLIS);
    expect(server.readUpTo).toBe(9);
    expect(server.taken.at(-1)).toBe(9);
  });

  it('are told to nobody any more once stopped', async () => {
    const server = new Server();
    server.mark(2);
    const marks = server.device();
    marks.mark(CHAT, 5);
    marks.stop();
    await vi.advanceTimersByTimeAsync(2 * EVERY_MILLIS);
    expect(server.taken).toEqual([2]);
  });
});
