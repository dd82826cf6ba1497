import { liveQuery } from 'dexie';
import type { ConversationId } from '../../protocol/views';
import type { Database, Outgoing } from '../storage/database';
import type { Disk } from '../storage/disk';

/** What becomes of a message: another, nothing, or itself where it stays as it is. */
type Decide = (message: Outgoing) => Outgoing | undefined;

/**
 * The messages on their way, oldest first: in the database, where all tabs see them and each decision about one is
 * taken alone; in this tab's memory, as it saw them last, when that doesn't work (any more).
 */
export class UnsentMessages {
  readonly #disk: Disk;
  readonly #shown: () => void;
  #messages: readonly Outgoing[] = [];

  constructor(disk: Disk, shown: () => void) {
    this.#disk = disk;
    this.#shown = shown;
  }

  /** As far as they are known here; the database may be ahead for a moment. */
  get all(): readonly Outgoing[] {
    return this.#messages;
  }

  watch(until: AbortSignal): void {
    const watching = (database: Database) => {
      const reading = liveQuery(() => database.outbox.orderBy('place').toArray()).subscribe({
        next: (messages) => {
          if (this.#disk.durable) this.#show(messages);
        },
        error: () => undefined,
      });
      until.addEventListener('abort', () => {
        reading.unsubscribe();
      });
      return Promise.resolve();
    };
    void this.#disk.use(watching, () => undefined);
  }

  /** Does nothing where it is there already. */
  async add(message: Outgoing): Promise<void> {
    const place = await this.#disk.use(
      (database) =>
        database.transaction('rw', database.outbox, async () =>
          (await database.outbox.get({ id: message.id })) ? undefined : database.outbox.add(message),
        ),
      () => (this.#messages.at(-1)?.place ?? 0) + 1,
    );
    if (place === undefined) return;
    this.#show([...this.#messages.filter(({ id }) => id !== message.id), { ...message, place }]);
  }

  /** The next one to be sent in a conversation. */
  next(conversationId: ConversationId): Promise<Outgoing | undefined> {
    const isNext = nextOf(conversationId);
    return this.#disk.use(
      (database) => database.outbox.orderBy('place').filter(isNext).first(),
      () => this.#messages.find(isNext),
    );
  }

  /** The same, as it was; from now on it counts as tried. */
  take(conversationId: ConversationId): Promise<Outgoing | undefined> {
    const isNext = nextOf(conversationId);
    return this.#disk.use(
      (database) =>
        database.transaction('rw', database.outbox, async () => {
          const next = await database.outbox.orderBy('place').filter(isNext).first();
          if (next && !next.tried) await database.outbox.put({ ...next, tried: true });
          return next;
        }),
      () => {
        const next = this.#messages.find(isNext);
        if (next) this.#replace(next.id, { ...next, tried: true });
        return next;
      },
    );
  }

  /** Whether the message was there and `decide` changed it. */
  async change(id: string, decide: Decide): Promise<boolean> {
    return this.#disk.use(
      (database) =>
        database.transaction('rw', database.outbox, async () => {
          const message = await database.outbox.get({ id });
          const next = message && decide(message);
          if (!message || next === message) return false;
          if (next) await database.outbox.put(next);
          else await database.outbox.where({ id }).delete();
          return true;
        }),
      () => {
        const message = this.#messages.find((each) => each.id === id);
        const next = message && decide(message);
        if (!message || next === message) return false;
        this.#replace(id, next);
        return true;
      },
    );
  }

  #replace(id: string, next: Outgoing | undefined): void {
    this.#show(this.#messages.flatMap((message) => (message.id === id ? (next ?? []) : message)));
  }

  #show(messages: readonly Outgoing[]): void {
    this.#messages = messages;
    this.#shown();
  }
}

function nextOf(conversationId: ConversationId) {
  return (message: Outgoing) => message.conversationId === conversationId && message.state === 'waiting';
}
