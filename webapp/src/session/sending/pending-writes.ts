import { forBrowser } from '../../browser/storage';
import type { Outgoing } from '../storage/database';

/**
 * Messages on their way into the database. A page may go away before that answers, and never learn whether it did: what
 * the browser keeps by name is there at once, so that the next page puts it in again, under the same id.
 */
export class PendingWrites {
  readonly #prefix: string;

  constructor(me: string) {
    this.#prefix = `parley.${me}.leaving.`;
  }

  keep(message: Outgoing): void {
    forBrowser.set(this.#prefix + message.id, JSON.stringify(message));
  }

  drop(id: string): void {
    forBrowser.remove(this.#prefix + id);
  }

  /** Oldest first: their ids begin with the time. */
  all(): Outgoing[] {
    return forBrowser
      .keys()
      .filter((key) => key.startsWith(this.#prefix))
      .sort()
      .flatMap((key) => {
        // another tab may have dropped it just now
        const kept = forBrowser.get(key);
        return kept === null ? [] : [JSON.parse(kept) as Outgoing];
      });
  }
}
