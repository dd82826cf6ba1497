import type { Command, Wish } from '../protocol/commands';
import type { EventView } from '../protocol/events';
import type { Answer, ClientFrame } from '../protocol/frames';
import type { ConversationId, Entry, PersonView, Snapshot } from '../protocol/views';
import type { Api } from './api';
import { Arrivals } from './arrivals';
import { sleep, type Clock } from './clock';
import { Connection, type Lost } from './connection';
import type { Cursor, Database, Deletion, Line } from './database';
import type { Disk } from './disk';
import { History } from './history';
import type { Model } from './model';
import { Outbox } from './outbox';
import { Presences } from './presence';
import { ReadMarks } from './read-marks';
import { stateOf, strangers, withPeople, type Fold, type State } from './state';
import type { Store } from './store';
import { Sync } from './sync';
import type { AccountTokens } from './tokens';
import { Typing } from './typing';
import { uuid7 } from './uuid';

const PATIENCE_MILLIS = 15_000;

interface Surroundings {
  store: Store<Model>;
  fold: Fold;
  clock: Clock;
  api: Api;
  tokens: AccountTokens;
  ended: () => void;
}

/** The account that is logged in here, at work: connected, synchronised, stored. */
export class Opened {
  readonly history: History;
  readonly outbox: Outbox;
  readonly marks: ReadMarks;
  readonly api: Api;
  readonly presences: Presences;
  readonly typing: Typing;
  readonly arrivals = new Arrivals();
  readonly disk: Disk;
  readonly #around: Surroundings;
  readonly #connection: Connection;
  readonly #sync: Sync;
  readonly #closed = new AbortController();
  #storing: Promise<unknown> = Promise.resolve();
  #asking = false;

  constructor(around: Surroundings, disk: Disk, cursor: Cursor | undefined) {
    this.#around = around;
    this.disk = disk;
    const { store, api, tokens } = around;
    this.api = api;
    this.history = new History(store, disk, api);
    const request = (command: Command) => this.#connection.request(command);
    this.outbox = new Outbox(disk, {
      request,
      isOpen: () => this.#connection.open,
      has: (id, messageNo) => (this.#state.conversations.get(id)?.lastNo ?? 0) >= messageNo,
      shown: (outbox) => {
        store.set({ outbox });
      },
      newId: () => this.newId(),
    });
    disk.onLost = () => {
      store.set({ durable: false });
      this.outbox.alone();
    };
    disk.onUpgraded = () => {
      store.set({ outdated: true });
    };
    this.marks = new ReadMarks({
      request,
      readUpTo: (id) => this.#state.conversations.get(id)?.readUpTo ?? 0,
      newId: () => this.newId(),
    });
    const signal = (frame: ClientFrame) => {
      this.#connection.signal(frame);
    };
    this.presences = new Presences(store, signal);
    this.typing = new Typing(store, signal);
    this.#sync = new Sync(
      {
        inbox: (epoch, after, limit) => api.inbox(epoch, after, limit),
        snapshot: () => api.snapshot(),
        apply: (entries, to) => {
          this.#apply(entries, to);
        },
        restart: (snapshot) => {
          this.#restart(snapshot);
        },
        caughtUp: (is) => {
          store.set({ link: is ? 'connected' : this.#offline() });
          if (is) this.history.retry();
        },
        ended: around.ended,
      },
      cursor,
    );
    this.#connection = new Connection(tokens, {
      welcome: (head) => {
        this.#sync.welcome(head);
        this.outbox.wake();
        this.marks.wake();
        this.presences.wake();
      },
      pushed: ({ epoch, seq, event }) => {
        this.#sync.pushed(epoch, { seq, event });
      },
      heartbeat: (head) => {
        this.#sync.heartbeat(head);
      },
      presence: (told) => {
        this.presences.heard(told);
      },
      typed: (told) => {
        this.typing.heard(told);
      },
      down: () => {
        this.#sync.down();
        this.presences.forget();
        this.typing.forget();
        store.set({ link: this.#offline() });
      },
      ended: around.ended,
      outdated: () => {
        store.set({ outdated: true });
      },
    });
  }

  start(): void {
    this.#connection.start();
    this.outbox.start();
    this.presences.start();
    void this.#meet();
  }

  /** Resolves when nothing is being written any more. */
  async close(): Promise<void> {
    this.#closed.abort();
    this.#connection.stop();
    this.#sync.down();
    this.outbox.stop();
    this.marks.stop();
    this.presences.stop();
    this.typing.forget();
    await this.#storing;
  }

  reconnect(): void {
    this.#connection.reconnect();
  }

  newId(): string {
    return uuid7(this.#around.clock.now());
  }

  /** Carries out a command, over lost connections too, for as long as a person waits for a button. */
  async perform(wish: Wish): Promise<Answer | Lost> {
    const command: Command = { ...wish, clientId: this.newId() };
    let answer: Answer | Lost = { type: 'lost' };
    for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end && !this.#closed.signal.aborted;) {
      answer = await this.#connection.request(command);
      if (answer.type === 'accepted' || answer.type === 'refused') return answer;
      if (answer.type === 'busy' && Date.now() + answer.retryAfterMillis >= end) return answer;
      await sleep(answer.type === 'busy' ? answer.retryAfterMillis : 300, this.#closed.signal);
    }
    return answer;
  }

  meet(people: readonly PersonView[]): void {
    const { store } = this.#around;
    store.set({ state: withPeople(store.get().state, people) });
    this.#store((database) => database.people.bulkPut([...people]));
  }

  get #state(): State {
    return this.#around.store.get().state;
  }

  #offline(): Model['link'] {
    return navigator.onLine ? 'connecting' : 'offline';
  }

  #apply(entries: readonly Entry[], to: Cursor): void {
    const before = this.#state;
    const live = this.#around.store.get().link === 'connected';
    const lines: Line[] = [];
    const deletions: Deletion[] = [];
    let after = before;
    for (const { event } of entries) {
      const conversationId = placeOf(event);
      const previous = conversationId && after.conversations.get(conversationId)?.last.streamSeq;
      after = this.#around.fold(after, event);
      if (event.type === 'message.deleted') deletions.push(event.data);
      // one that the documents know already comes with a page of the timeline
      if (conversationId && after.conversations.get(conversationId)?.last === event) {
        lines.push({ conversationId, event, previous: previous === '' ? undefined : previous });
      }
    }
    this.#around.store.set({ state: after });
    this.history.append(lines);
    this.history.delete(deletions);
    for (const { event } of entries) this.#tell(event, live);
    if (before.self?.presence !== after.self?.presence) this.presences.wake();
    this.#store(
      (database) => database.advance(to.seq - entries.length, to, before, after, lines, deletions),
      () => {
        this.outbox.arrived(lines);
      },
    );
    void this.#meet();
  }

  #tell(event: EventView, live: boolean): void {
    if (event.type !== 'message.sent') return;
    this.typing.arrived(event);
    if (live && event.data.sender !== this.#state.me) this.arrivals.tell(event);
  }

  #restart(snapshot: Snapshot): void {
    const { store } = this.#around;
    const state = stateOf(snapshot, this.#state.people);
    store.set({ state, loaded: true });
    this.history.checkEnds();
    this.#store((database) => database.replace(snapshot.head, state));
    this.outbox.wake();
    void this.#meet();
  }

  /** One write after the other. What can't be stored is fetched again after a reload. */
  #store(write: (database: Database) => Promise<unknown>, instead: () => void = () => undefined): void {
    this.#storing = this.#storing.then(() => this.disk.use(write, instead));
  }

  /** Asks who the people are of whom the state speaks. */
  async #meet(): Promise<void> {
    const ids = strangers(this.#state).slice(0, 100);
    if (this.#asking || ids.length === 0) return;
    this.#asking = true;
    try {
      const people = await this.api.people(ids);
      if (!this.#closed.signal.aborted) this.meet(people);
      // the view that knows them may be a moment behind
      if (people.length < ids.length) await sleep(1_000, this.#closed.signal);
    } catch {
      await sleep(3_000, this.#closed.signal);
    } finally {
      this.#asking = false;
    }
    if (!this.#closed.signal.aborted) void this.#meet();
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
