import type { Command, CommandBody } from '../../protocol/commands';
import type { Answer } from '../../protocol/frames';
import { sleep, type Clock } from '../network/clock';
import type { Connection, Lost } from '../network/connection';
import { uuid7 } from '../network/uuid';

const PATIENCE_MILLIS = 15_000;

/** Carries out commands, over lost connections too, for as long as a person waits for a button. */
export class CommandSender {
  readonly #connection: Pick<Connection, 'request'>;
  readonly #clock: Clock;
  readonly #closed = new AbortController();

  constructor(connection: Pick<Connection, 'request'>, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  close(): void {
    this.#closed.abort();
  }

  newId(): string {
    return uuid7(this.#clock.now());
  }

  async perform(body: CommandBody): Promise<Answer | Lost> {
    const command: Command = { ...body, clientId: this.newId() };
    const { signal } = this.#closed;
    let answer: Answer | Lost = { type: 'lost' };
    for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end && !signal.aborted;) {
      answer = await this.#connection.request(command);
      if (answer.type === 'accepted' || answer.type === 'refused') return answer;
      if (answer.type === 'busy' && Date.now() + answer.retryAfterMillis >= end) return answer;
      await sleep(answer.type === 'busy' ? answer.retryAfterMillis : 300, signal);
    }
    return answer;
  }
}
