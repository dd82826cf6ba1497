import type { CommandBody } from '../protocol/commands';
import type { Answer } from '../protocol/frames';
import type { AccountId, PersonView } from '../protocol/views';
import { FrameDispatcher } from './frame-dispatcher';
import type { AccountTokens } from './login/tokens';
import type { Api } from './network/api';
import type { Clock } from './network/clock';
import { Connection, type Lost } from './network/connection';
import { History } from './paging/history';
import { GroupReads } from './presence/group-reads';
import { GroupWatch } from './presence/group-watch';
import { Presences } from './presence/presence';
import { Typing } from './presence/typing';
import { CommandSender } from './sending/command-sender';
import { Outbox } from './sending/outbox';
import { AccountOutboxPort } from './sending/outbox-port';
import { ReadMarks } from './sending/read-marks';
import type { Fold } from './state/draft';
import type { Model } from './state/model';
import type { Store } from './state/store';
import type { Cursor } from './storage/database';
import type { Disk } from './storage/disk';
import { Arrivals } from './sync/arrivals';
import { InboxPort } from './sync/inbox-port';
import { MissingGroups } from './sync/missing-groups';
import { MissingInvitations } from './sync/missing-invitations';
import { MissingPeople } from './sync/missing-people';
import { Replica } from './sync/replica';
import { Rosters } from './sync/rosters';
import { StateWriter } from './sync/state-writer';
import { Sync } from './sync/sync';

interface Dependencies {
  store: Store<Model>;
  fold: Fold;
  clock: Clock;
  api: Api;
  tokens: AccountTokens;
  ended: () => void;
}

/** The account that is logged in here, at work: its parts, each given those that it needs. */
export class AccountSession {
  readonly api: Api;
  readonly disk: Disk;
  readonly history: History;
  readonly outbox: Outbox;
  readonly marks: ReadMarks;
  readonly rosters: Rosters;
  readonly presences: Presences;
  readonly typing: Typing;
  readonly groupWatch: GroupWatch;
  readonly groupReads: GroupReads;
  readonly arrivals = new Arrivals();
  readonly #commands: CommandSender;
  readonly #writer: StateWriter;
  readonly #people: MissingPeople;
  readonly #replica: Replica;
  readonly #sync: Sync;
  readonly #connection: Connection;
  readonly #dispatcher: FrameDispatcher;

  constructor(
    { store, fold, clock, api, tokens, ended }: Dependencies,
    disk: Disk,
    cursor: Cursor | undefined,
  ) {
    this.api = api;
    this.disk = disk;
    const connection = (this.#connection = new Connection(tokens));
    this.#commands = new CommandSender(connection, clock);
    const outbox = (this.outbox = new Outbox(disk, new AccountOutboxPort(connection, store)));
    this.marks = new ReadMarks({
      request: connection.request,
      readUpTo: (id) => store.get().state.conversations.get(id)?.readUpTo ?? 0,
      newId: () => this.#commands.newId(),
    });
    const presences = (this.presences = new Presences(store, connection.signal));
    const typing = (this.typing = new Typing(store, connection.signal));
    const groupWatch = (this.groupWatch = new GroupWatch(store, connection.signal));
    this.groupReads = new GroupReads(store, api, groupWatch);

    const writer = (this.#writer = new StateWriter(store, disk));
    const people = (this.#people = new MissingPeople(api, writer));
    const history = (this.history = new History(store, disk, api, people));
    const rosters = (this.rosters = new Rosters(store, api, writer.addPeople));
    const groups = new MissingGroups({ api, writer, history, people });
    const invitations = new MissingInvitations(api, writer, people);
    const replica = new Replica({ fold, writer, people, groups, invitations, history, outbox, rosters });
    this.#replica = replica;

    const { arrivals, marks } = this;
    const shown = { store, presences, groupWatch, typing, outbox, ended };
    this.#sync = new Sync(new InboxPort({ ...shown, api, replica, history, arrivals }), cursor);
    this.#dispatcher = new FrameDispatcher({ ...shown, sync: this.#sync, marks });

    disk.onLost = () => {
      store.set({ durable: false });
      outbox.alone();
    };
    disk.onUpgraded = () => {
      store.set({ outdated: true });
    };
  }

  start(): void {
    this.#connection.start(this.#dispatcher);
    this.outbox.start();
    this.presences.start();
    this.groupWatch.start();
    this.#replica.start();
  }

  /** Resolves when nothing is being written any more. */
  async close(): Promise<void> {
    this.#commands.close();
    this.#connection.stop();
    this.#sync.down();
    this.outbox.stop();
    this.marks.stop();
    this.rosters.stop();
    this.presences.stop();
    this.groupWatch.stop();
    this.typing.forget();
    await this.#replica.close();
  }

  reconnect(): void {
    this.#connection.reconnect();
  }

  /** Carries out a command, over lost connections too, for as long as a person waits for a button. */
  perform(body: CommandBody): Promise<Answer | Lost> {
    return this.#commands.perform(body);
  }

  addPeople(people: readonly PersonView[]): void {
    this.#writer.addPeople(people);
  }

  /** Asks anew who they are. */
  renewPeople(ids: readonly AccountId[]): Promise<void> {
    return this.#people.renew(ids);
  }
}
