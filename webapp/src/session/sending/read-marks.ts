import type { Command } from '../../protocol/commands';
import type { Answer } from '../../protocol/frames';
import type { ConversationId } from '../../protocol/views';
import type { Lost } from '../network/connection';

const THROTTLE_MILLIS = 2_000;

interface ReadMarksPort {
  request(command: Command): Promise<Answer | Lost>;
  readUpTo(conversationId: ConversationId): number;
  newId(): string;
}

/**
 * Tells the server what was on screen: as often as it takes marks, and the newest alone. It makes one wait whose other
 * device has told it something just now.
 */
export class ReadMarks {
  readonly #port: ReadMarksPort;
  readonly #wanted = new Map<ConversationId, number>();
  readonly #sent = new Map<ConversationId, number>();
  readonly #timers = new Map<ConversationId, ReturnType<typeof setTimeout>>();

  constructor(port: ReadMarksPort) {
    this.#port = port;
  }

  mark(conversationId: ConversationId, upTo: number): void {
    if (upTo <= this.#known(conversationId)) return;
    this.#wanted.set(conversationId, upTo);
    if (!this.#timers.has(conversationId)) void this.#send(conversationId);
  }

  /** The socket is open again. */
  wake(): void {
    for (const conversationId of this.#wanted.keys()) void this.#send(conversationId);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#wanted.clear();
  }

  #known(conversationId: ConversationId): number {
    return Math.max(this.#port.readUpTo(conversationId), this.#sent.get(conversationId) ?? 0);
  }

  async #send(conversationId: ConversationId): Promise<void> {
    const upTo = this.#wanted.get(conversationId) ?? 0;
    if (upTo <= this.#known(conversationId)) {
      this.#wanted.delete(conversationId);
      return;
    }
    this.#wait(conversationId, THROTTLE_MILLIS);
    const clientId = this.#port.newId();
    const answer = await this.#port.request({
      type: 'conversation.mark-read',
      clientId,
      conversationId,
      upTo,
    });
    if (answer.type === 'accepted') this.#sent.set(conversationId, upTo);
    if (answer.type === 'refused') this.#wanted.delete(conversationId);
    if (answer.type === 'busy') this.#wait(conversationId, answer.retryAfterMillis);
  }

  #wait(conversationId: ConversationId, millis: number): void {
    clearTimeout(this.#timers.get(conversationId));
    const timer = setTimeout(() => {
      this.#timers.delete(conversationId);
      void this.#send(conversationId);
    }, millis);
    this.#timers.set(conversationId, timer);
  }
}
