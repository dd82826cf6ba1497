import type { Command, CommandBody } from '../protocol/commands';
import type { EventView } from '../protocol/events';
import type { Answer, ClientFrame } from '../protocol/frames';
import type { Entry, PersonView } from '../protocol/views';
import type { Api } from './network/api';
import { Arrivals } from './sync/arrivals';
import { sleep, type Clock } from './network/clock';
import { Connection, type Lost } from './network/connection';
import type { Cursor } from './storage/database';
import type { Disk } from './storage/disk';
import { History } from './paging/history';
import type { Model } from './state/model';
import { OpenGroup } from './presence/group-watch';
import { Outbox } from './sending/outbox';
import { Presences } from './presence/presence';
import { ReadMarks } from './sending/read-marks';
import { Replica } from './sync/replica';
import { Rosters } from './sync/rosters';
import type { Fold, State } from './state/state';
import type { Store } from './state/store';
import { Sync } from './sync/sync';
import type { AccountTokens } from './login/tokens';
import { Typing } from './presence/typing';
import { uuid7 } from './network/uuid';

const PATIENCE_MILLIS = 15_000;

interface Surroundings {
  store: Store<Model>;
  fold: Fold;
  clock: Clock;
  api: Api;
  tokens: AccountTokens;
  ended: () => void;
}

/** The account that is logged in here, at work: connected, and its parts with each other. */
export class Opened {
  readonly history: History;
  readonly outbox: Outbox;
  readonly marks: ReadMarks;
  readonly rosters: Rosters;
  readonly api: Api;
  readonly presences: Presences;
  readonly typing: Typing;
  readonly group: OpenGroup;
  readonly arrivals = new Arrivals();
  readonly disk: Disk;
  readonly #around: Surroundings;
  readonly #connection: Connection;
  readonly #sync: Sync;
  readonly #replica: Replica;
  readonly #closed = new AbortController();

  constructor(around: Surroundings, disk: Disk, cursor: Cursor | undefined) {
    this.#around = around;
    this.disk = disk;
    const { store, fold, api, tokens } = around;
    this.api = api;
    const meet = (people: readonly PersonView[]) => {
      this.#replica.meet(people);
    };
    this.history = new History(store, disk, api, {
      meet,
      name: (events) => {
        this.#replica.name(events);
      },
    });
    this.rosters = new Rosters(store, api, meet);
    const request = (command: Command) => this.#connection.request(command);
    this.outbox = new Outbox(disk, {
      request,
      isOpen: () => this.#connection.open,
      has: (id, messageNo) => (this.#state.conversations.get(id)?.lastNo ?? 0) >= messageNo,
      shown: (outbox) => {
        store.set({ outbox });
      },
    });
    const { history, outbox, rosters } = this;
    this.#replica = new Replica({ store, fold, disk, api, history, outbox, rosters });
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
    this.group = new OpenGroup(store, signal);
    this.#sync = new Sync(
      {
        inbox: (epoch, after, limit) => api.inbox(epoch, after, limit),
        snapshot: () => api.snapshot(),
        apply: (entries, to) => {
          this.#apply(entries, to);
        },
        restart: (snapshot) => {
          this.#replica.restart(snapshot);
          this.outbox.wake();
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
        this.group.wake();
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
      groupPresence: (told) => {
        this.group.heard(told);
      },
      readersChanged: (told) => {
        this.group.readersChanged(told);
      },
      down: () => {
        this.#sync.down();
        this.presences.forget();
        this.group.forget();
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
    this.group.start();
    this.#replica.start();
  }

  /** Resolves when nothing is being written any more. */
  async close(): Promise<void> {
    this.#closed.abort();
    this.#connection.stop();
    this.#sync.down();
    this.outbox.stop();
    this.marks.stop();
    this.rosters.stop();
    this.presences.stop();
    this.group.stop();
    this.typing.forget();
    await this.#replica.close();
  }

  reconnect(): void {
    this.#connection.reconnect();
  }

  newId(): string {
    return uuid7(this.#around.clock.now());
  }

  /** Carries out a command, over lost connections too, for as long as a person waits for a button. */
  async perform(body: CommandBody): Promise<Answer | Lost> {
    const command: Command = { ...body, clientId: this.newId() };
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
    this.#replica.meet(people);
  }

  get #state(): State {
    return this.#around.store.get().state;
  }

  #offline(): Model['link'] {
    return navigator.onLine ? 'connecting' : 'offline';
  }

  #apply(entries: readonly Entry[], to: Cursor): void {
    const { link } = this.#around.store.get();
    const before = this.#state.self?.presence;
    this.#replica.apply(entries, to);
    for (const { event } of entries) this.#tell(event, link === 'connected');
    if (before === this.#state.self?.presence) return;
    this.presences.wake();
    this.group.wake();
  }

  #tell(event: EventView, live: boolean): void {
    if (event.type !== 'message.sent') return;
    this.typing.arrived(event);
    if (live && event.data.sender !== this.#state.me) this.arrivals.tell(event);
  }
}
