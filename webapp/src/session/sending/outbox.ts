import type { Command } from '../../protocol/commands';
import type { Answer } from '../../protocol/frames';
import type { ConversationId } from '../../protocol/views';
import { backoff, sleep } from '../network/clock';
import type { Lost } from '../network/connection';
import type { Line, Outgoing } from '../storage/database';
import type { Disk } from '../storage/disk';
import { PendingWrites } from './pending-writes';
import { either, exclusively } from '../storage/lock';
import { UnsentMessages } from './unsent-messages';

/** How messages are sent, and where they are shown. */
export interface OutboxPort {
  request(command: Command): Promise<Answer | Lost>;
  isOpen(): boolean;
  /** Whether the state has taken in message `messageNo` of the conversation. */
  has(conversationId: ConversationId, messageNo: number): boolean;
  shown(messages: readonly Outgoing[]): void;
}

/** Whether a message can still be removed: it is certain that it wasn't carried out. */
export function isRemovable({ state, tried }: Outgoing): boolean {
  return state === 'refused' || (state === 'waiting' && !tried);
}

/**
 * Messages on their way: sent once and in order, one unanswered at a time in each conversation, by one tab. Only a
 * refusal fails one, and holds up none behind it; everything else waits and is tried again with the same id.
 */
export class Outbox {
  readonly #disk: Disk;
  readonly #port: OutboxPort;
  readonly #unsent: UnsentMessages;
  readonly #pending: PendingWrites;
  readonly #stop = new AbortController();
  /** Until the messages are in this tab alone. */
  readonly #shared = new AbortController();
  readonly #busy = new Map<ConversationId, Promise<void>>();
  #held: AbortSignal | undefined;

  constructor(disk: Disk, port: OutboxPort) {
    this.#disk = disk;
    this.#port = port;
    this.#pending = new PendingWrites(disk.me);
    this.#unsent = new UnsentMessages(disk, () => {
      port.shown(this.#unsent.all);
      this.wake();
    });
    either(this.#stop.signal, this.#shared);
  }

  start(): void {
    const { signal } = this.#stop;
    this.#unsent.watch(signal);
    document.addEventListener('visibilitychange', announce);
    signal.addEventListener('abort', () => {
      document.removeEventListener('visibilitychange', announce);
    });
    void this.#lead();
    announce();
    for (const message of this.#pending.all()) void this.#put(message);
  }

  stop(): void {
    this.#stop.abort();
  }

  /** The disk doesn't work any more: this tab sends what it knows of. Others may send the same, with the same ids. */
  alone(): void {
    this.#shared.abort();
  }

  /** When this returns it isn't lost with the page any more; when it resolves it is among the others. */
  add(message: Pick<Outgoing, 'id' | 'conversationId' | 'text' | 'mentions' | 'time'>): Promise<void> {
    const leaving: Outgoing = { ...message, state: 'waiting' };
    this.#pending.keep(leaving);
    return this.#put(leaving);
  }

  /** Tries a refused message again, with its id and in its place. */
  async retry(id: string): Promise<void> {
    await this.#unsent.change(id, (message) =>
      message.state === 'refused' ? { ...message, state: 'waiting', code: undefined, tried: false } : message,
    );
  }

  /** Answers false when it is too late: the message may have been carried out. */
  remove(id: string): Promise<boolean> {
    return this.#unsent.change(id, (message) => (isRemovable(message) ? undefined : message));
  }

  /** Their entries came. In the database they went with these. */
  arrived(lines: readonly Line[]): void {
    for (const { event } of lines) {
      if (event.type === 'message.sent') void this.#unsent.change(event.data.messageId, () => undefined);
    }
  }

  /** Something changed: a message was added, or the socket is open again. */
  wake(): void {
    if (!this.#held || !this.#port.isOpen()) return;
    for (const { conversationId, state, messageNo, id } of this.#unsent.all) {
      if (state === 'waiting' && !this.#busy.has(conversationId)) {
        this.#busy.set(conversationId, this.#empty(conversationId, this.#held));
      }
      // its entry came with a snapshot
      if (state === 'accepted' && messageNo !== undefined && this.#port.has(conversationId, messageNo)) {
        void this.#unsent.change(id, () => undefined);
      }
    }
  }

  async #put(leaving: Outgoing): Promise<void> {
    await this.#unsent.add(leaving);
    this.#pending.drop(leaving.id);
  }

  /** One tab at a time empties the outbox; a hidden one, whose timers are slow, lets others go first. */
  async #lead(): Promise<void> {
    while (!this.#shared.signal.aborted && this.#disk.durable) {
      try {
        await exclusively(`parley.outbox.${this.#disk.me}`, this.#shared.signal, async (held) => {
          const tenure = new AbortController();
          this.#held = either(held, tenure);
          this.wake();
          await givenWay(this.#held);
          this.#held = undefined;
          tenure.abort();
          await Promise.allSettled(this.#busy.values());
        });
      } catch {
        this.#held = undefined;
        await sleep(1_000, this.#shared.signal);
      }
    }
    if (this.#stop.signal.aborted) return;
    this.#held = this.#stop.signal;
    this.wake();
  }

  async #empty(conversationId: ConversationId, held: AbortSignal): Promise<void> {
    try {
      for (let tries = 0; !held.aborted && this.#port.isOpen();) {
        const next = await this.#unsent.take(conversationId);
        if (!next) break;
        const answer = await this.#port.request(sending(next));
        if (answer.type === 'accepted' || answer.type === 'refused') tries = 0;
        const wait = await this.#answered(next, answer, tries);
        if (wait > 0) {
          tries++;
          await sleep(wait, held);
        }
      }
    } finally {
      this.#busy.delete(conversationId);
    }
    // one added after the last look
    if (await this.#unsent.next(conversationId)) this.wake();
  }

  /** How many milliseconds to wait before the next one. */
  async #answered(message: Outgoing, answer: Answer | Lost, tries: number): Promise<number> {
    switch (answer.type) {
      case 'accepted': {
        const { messageNo } = answer;
        if (messageNo !== undefined && this.#port.has(message.conversationId, messageNo)) {
          await this.#unsent.change(message.id, () => undefined);
        } else {
          await this.#change(message.id, { state: 'accepted', messageNo });
        }
        return 0;
      }
      case 'refused':
        await this.#change(message.id, { state: 'refused', code: answer.code });
        return 0;
      case 'busy':
        // not carried out this time
        await this.#change(message.id, { tried: message.tried });
        return Math.max(50, Math.min(answer.retryAfterMillis, 60_000));
      case 'failed':
      case 'lost':
        return backoff(tries);
    }
  }

  async #change(id: string, change: Partial<Outgoing>): Promise<void> {
    await this.#unsent.change(id, (message) => ({ ...message, ...change }));
  }
}

function sending({ id, conversationId, text, mentions }: Outgoing): Command {
  const content = { type: 'text' as const, text, ...(mentions && { mentions }) };
  return { type: 'message.send', clientId: id, conversationId, content };
}

/** Until the signal is aborted, or this tab is hidden while it could be another's turn. */
function givenWay(held: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const channel =
      typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('parley.outbox');
    const done = () => {
      held.removeEventListener('abort', done);
      document.removeEventListener('visibilitychange', hidden);
      channel?.close();
      resolve();
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') done();
    };
    held.addEventListener('abort', done);
    document.addEventListener('visibilitychange', hidden);
    channel?.addEventListener('message', hidden);
    if (held.aborted) done();
  });
}

/** Says to the tab that holds the outbox that one is on screen here. */
function announce(): void {
  if (document.visibilityState === 'hidden' || typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel('parley.outbox');
  channel.postMessage('visible');
  channel.close();
}
