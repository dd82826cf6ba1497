import { isPlaced, placeOf, type EventView } from '../../protocol/events';
import type { ConversationId, ConversationView, Entry, PersonView, Snapshot } from '../../protocol/views';
import { Acquaintance } from './missing-views';
import type { Api } from '../network/api';
import type { Cursor, Database, Deletion, Line } from '../storage/database';
import type { Disk } from '../storage/disk';
import type { History } from '../paging/history';
import { InvitationCards, withCards } from './missing-invitations';
import type { Model } from '../state/model';
import type { Outbox } from '../sending/outbox';
import type { Rosters } from './rosters';
import { stateOf, withGroup, withPeople, type Fold, type State } from '../state/state';
import type { Store } from '../state/store';

interface Surroundings {
  store: Store<Model>;
  fold: Fold;
  disk: Disk;
  api: Api;
  history: History;
  outbox: Outbox;
  rosters: Rosters;
}

/** What is known here of the server's state: shown by the store, kept on the disk, and both by the same step. */
export class Replica {
  readonly #around: Surroundings;
  readonly #acquaintance: Acquaintance;
  readonly #cards: InvitationCards;
  #storing: Promise<unknown> = Promise.resolve();

  constructor(around: Surroundings) {
    this.#around = around;
    this.#acquaintance = new Acquaintance({
      api: around.api,
      state: () => this.#state,
      meet: (people) => {
        this.meet(people);
      },
      learn: (group) => {
        this.#learn(group);
      },
    });
    this.#cards = new InvitationCards({
      api: around.api,
      state: () => this.#state,
      learn: (cards) => {
        around.store.set({ state: withCards(this.#state, cards) });
        this.#store((database) => database.keepCards(cards));
        this.#acquaintance.wake();
      },
    });
  }

  start(): void {
    this.#wake();
  }

  /** Resolves when nothing is being written any more. */
  async close(): Promise<void> {
    this.#acquaintance.close();
    this.#cards.close();
    await this.#storing;
  }

  apply(entries: readonly Entry[], to: Cursor): void {
    const { store, fold, history, outbox, rosters } = this.#around;
    const before = this.#state;
    const lines: Line[] = [];
    const deletions: Deletion[] = [];
    let after = before;
    for (const entry of entries) {
      const { event } = entry;
      const conversationId = timelineOf(event);
      const last = after.conversations.get(conversationId ?? '')?.last;
      after = fold(after, entry);
      if (event.type === 'message.deleted') deletions.push(event.data);
      // one that the documents know already comes with a page of the timeline
      if (conversationId && after.conversations.get(conversationId)?.last === event) {
        lines.push({ conversationId, event, previous: last && placeOf(last) });
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
    rosters.apply(entries);
    this.#acquaintance.name(entries.map(({ event }) => event));
    this.#wake();
  }

  restart(snapshot: Snapshot): void {
    const { store, history, rosters } = this.#around;
    const state = stateOf(snapshot, this.#state.people);
    store.set({ state, loaded: true });
    history.checkEnds();
    rosters.restart();
    this.#store((database) => database.replace(snapshot.head, state));
    this.#wake();
  }

  /** Asks who they are that these events name. */
  name(events: readonly EventView[]): void {
    this.#acquaintance.name(events);
  }

  meet(people: readonly PersonView[]): void {
    this.#around.store.set({ state: withPeople(this.#state, people) });
    this.#store((database) => database.people.bulkPut([...people]));
  }

  #learn(group: ConversationView): void {
    const { store, history } = this.#around;
    const before = this.#state;
    const state = withGroup(before, group);
    if (state === before) return;
    store.set({ state });
    // what came meanwhile stands in its view alone, and one who came back may see more than before
    if (before.entered.has(group.conversationId)) history.reread(group.conversationId);
    else history.checkEnds();
    this.#store((database) => database.keepGroup(group));
    this.#acquaintance.wake();
  }

  /** What the state speaks of and doesn't hold is asked for. */
  #wake(): void {
    this.#acquaintance.wake();
    this.#cards.wake();
  }

  get #state(): State {
    return this.#around.store.get().state;
  }

  /** One write after the other. What can't be stored is fetched again after a reload. */
  #store(write: (database: Database) => Promise<unknown>, instead: () => void = () => undefined): void {
    this.#storing = this.#storing.then(() => this.#around.disk.use(write, instead));
  }
}

/** The conversation in whose timeline the event stands. */
function timelineOf(event: EventView): ConversationId | undefined {
  return isPlaced(event) && 'conversationId' in event.data ? event.data.conversationId : undefined;
}
