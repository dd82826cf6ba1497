import { liveQuery } from 'dexie';
import type { Command } from '../protocol/commands';
import type { Answer } from '../protocol/frames';
import type { ConversationId } from '../protocol/views';
import { backoff, sleep } from './clock';
import type { Lost } from './connection';
import type { Database, Outgoing } from './database';
import { either, exclusively } from './lock';

interface OutboxPort {
  request(command: Command): Promise<Answer | Lost>;
  isOpen(): boolean;
  /** Whether the state has taken in message `messageNo` of the conversation. */
  has(conversationId: ConversationId, messageNo: number): boolean;
  shown(messages: readonly Outgoing[]): void;
}

/**
 * Messages on their way: kept in the database, sent once and in order, one unanswered at a time in each conversation,
 * by one tab. Only a refusal fails one, and holds up none behind it; everything else waits and is tried again with the
 * same id.
 */
export class Outbox {
  readonly #database: Database;
  readonly #port: OutboxPort;
  readonly #stop = new AbortController();
  readonly #busy = new Map<ConversationId, Promise<void>>();
  #messages: readonly Outgoing[] = [];
  #held: AbortSignal | undefined;

  constructor(database: Database, port: OutboxPort) {
    this.#database = database;
    this.#port = port;
  }

  start(): void {
    const reading = liveQuery(() => this.#database.outbox.orderBy('place').toArray()).subscribe(
      (messages) => {
        this.#messages = messages;
        this.#port.shown(messages);
        this.wake();
      },
    );
    this.#stop.signal.addEventListener('abort', () => {
      reading.unsubscribe();
    });
    document.addEventListener('visibilitychange', announce);
    this.#stop.signal.addEventListener('abort', () => {
      document.removeEventListener('visibilitychange', announce);
    });
    void this.#lead();
    announce();
  }

  stop(): void {
    this.#stop.abort();
  }

  async add(message: Pick<Outgoing, 'id' | 'conversationId' | 'text' | 'time'>): Promise<void> {
    await this.#database.outbox.add({ ...message, state: 'waiting' });
  }

  /** Tries a refused message again, with its id and in its place. */
  async retry(id: string): Promise<void> {
    await this.#change(id, { state: 'waiting', code: undefined });
  }

  async discard(id: string): Promise<void> {
    await this.#database.outbox
      .where({ id })
      .filter((message) => message.state === 'refused')
      .delete();
  }

  /** Something changed: a message was added, or the socket is open again. */
  wake(): void {
    if (!this.#held || !this.#port.isOpen()) return;
    for (const { conversationId, state, messageNo, id } of this.#messages) {
      if (state === 'waiting' && !this.#busy.has(conversationId)) {
        this.#busy.set(conversationId, this.#empty(conversationId, this.#held));
      }
      // its entry came with a snapshot
      if (state === 'accepted' && messageNo !== undefined && this.#port.has(conversationId, messageNo)) {
        void this.#database.outbox.where({ id }).delete();
      }
    }
  }

  /** One tab at a time empties the outbox; a hidden one, whose timers are slow, lets others go first. */
  async #lead(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await exclusively(`parley.outbox.${this.#database.me}`, this.#stop.signal, async (held) => {
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
        await sleep(1_000, this.#stop.signal);
      }
    }
  }

  async #empty(conversationId: ConversationId, held: AbortSignal): Promise<void> {
    try {
      for (let tries = 0; !held.aborted && this.#port.isOpen();) {
        const next = await this.#next(conversationId);
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
    if (await this.#next(conversationId)) this.wake();
  }

  #next(conversationId: ConversationId): Promise<Outgoing | undefined> {
    return this.#database.outbox
      .orderBy('place')
      .filter((message) => message.conversationId === conversationId && message.state === 'waiting')
      .first();
  }

  /** How many milliseconds to wait before the next one. */
  async #answered(message: Outgoing, answer: Answer | Lost, tries: number): Promise<number> {
    switch (answer.type) {
      case 'accepted': {
        const { messageNo } = answer;
        if (messageNo !== undefined && this.#port.has(message.conversationId, messageNo)) {
          await this.#database.outbox.where({ id: message.id }).delete();
        } else {
          await this.#change(message.id, { state: 'accepted', messageNo });
        }
        return 0;
      }
      case 'refused':
        await this.#change(message.id, { state: 'refused', code: answer.code });
        return 0;
      case 'busy':
        return Math.max(50, Math.min(answer.retryAfterMillis, 60_000));
      case 'failed':
      case 'lost':
        return backoff(tries);
    }
  }

  async #change(
    id: string,
    change: { state: Outgoing['state']; code?: string | undefined; messageNo?: number | undefined },
  ) {
    await this.#database.outbox.where({ id }).modify((message) => {
      Object.assign(message, change);
    });
  }
}

function sending({ id, conversationId, text }: Outgoing): Command {
  return { type: 'message.send', clientId: id, conversationId, content: { type: 'text', text } };
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
