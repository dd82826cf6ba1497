import type { EventOf } from '../../protocol/events';

export type Arrival = EventOf<'message.sent'>;

/** Tells of each message of somebody else that comes in live: not of what is caught up with. */
export class Arrivals {
  readonly #readers = new Set<(message: Arrival) => void>();

  readonly subscribe = (reader: (message: Arrival) => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };

  tell(message: Arrival): void {
    for (const reader of [...this.#readers]) reader(message);
  }
}
