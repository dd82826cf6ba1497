import type { EventView } from '../protocol/events';
import type { ConversationId, Entry, PersonView, Snapshot } from '../protocol/views';
import type { Api } from './api';
import { sleep } from './clock';
import type { Cursor, Database, Deletion, Line } from './database';
import type { Disk } from './disk';
import type { History } from './history';
import type { Model } from './model';
import type { Outbox } from './outbox';
import { stateOf, strangers, withPeople, type Fold, type State } from './state';
import type { Store } from './store';

interface Surroundings {
  store: Store<Model>;
  fold: Fold;
  disk: Disk;
  api: Api;
  history: History;
  outbox: Outbox;
}

/** What is known here of the server's state: shown by the store, kept on the disk, and both by the same step. */
export class Replica {
  readonly #around: Surroundings;
  readonly #closed = new AbortController();
  #storing: Promise<unknown> = Promise.resolve();
  #asking = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  start(): void {
    void this.#ask();
  }

  /** Resolves when nothing is being written any more. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#storing;
  }

  apply(entries: readonly Entry[], to: Cursor): void {
    const { store, fold, history, outbox } = this.#around;
    const before = this.#state;
    const lines: Line[] = [];
    const deletions: Deletion[] = [];
    let after = before;
    for (const { event } of entries) {
      const conversationId = placeOf(event);
      const previous = conversationId && after.conversations.get(conversationId)?.last.streamSeq;
      after = fold(after, event);
      if (event.type === 'message.deleted') deletions.push(event.data);
      // one that the documents know already comes with a page of the timeline
      if (conversationId && after.conversations.get(conversationId)?.last === event) {
        lines.push({ conversationId, event, previous: previous === '' ? undefined : previous });
      }
    }
    store.set({ state: after });
    history.append(lines);
    history.delete(deletions);
    this.#store(
      (database) => database.advance(to.seq - entries.length, to, before, after, lines, deletions),
      () => {
        outbox.arrived(lines);
      },
    );
    void this.#ask();
  }

  restart(snapshot: Snapshot): void {
    const { store, history } = this.#around;
    const state = stateOf(snapshot, this.#state.people);
    store.set({ state, loaded: true });
    history.checkEnds();
    this.#store((database) => database.replace(snapshot.head, state));
    void this.#ask();
  }

  meet(people: readonly PersonView[]): void {
    this.#around.store.set({ state: withPeople(this.#state, people) });
    this.#store((database) => database.people.bulkPut([...people]));
  }

  get #state(): State {
    return this.#around.store.get().state;
  }

  /** One write after the other. What can't be stored is fetched again after a reload. */
  #store(write: (database: Database) => Promise<unknown>, instead: () => void = () => undefined): void {
    this.#storing = this.#storing.then(() => this.#around.disk.use(write, instead));
  }

  /** Asks who the people are of whom the state speaks. */
  async #ask(): Promise<void> {
    const ids = strangers(this.#state).slice(0, 100);
    if (this.#asking || ids.length === 0) return;
    this.#asking = true;
    try {
      const people = await this.#around.api.people(ids);
      if (!this.#closed.signal.aborted) this.meet(people);
      // the view that knows them may be a moment behind
      if (people.length < ids.length) await sleep(1_000, this.#closed.signal);
    } catch {
      await sleep(3_000, this.#closed.signal);
    } finally {
      this.#asking = false;
    }
    if (!this.#closed.signal.aborted) void this.#ask();
  }
}

/** The conversation in whose timeline the event stands. */
function placeOf(event: EventView): ConversationId | undefined {
  switch (event.type) {
    case 'message.sent':
    case 'conversation.opened':
    case 'conversation.closed':
    case 'conversation.reopened':
      return event.data.conversationId;
    case 'unknown':
      return event.data.messageNo === undefined && event.data.afterNo === undefined
        ? undefined
        : event.data.conversationId;
    default:
      return undefined;
  }
}
