import type { EventView } from '../../protocol/events';
import type { Entry, InboxPage, Snapshot } from '../../protocol/views';
import type { Api } from '../network/api';
import type { History } from '../paging/history';
import type { GroupWatch } from '../presence/group-watch';
import type { Presences } from '../presence/presence';
import type { Typing } from '../presence/typing';
import type { Outbox } from '../sending/outbox';
import { disconnected, type Owns } from '../state/model';
import type { Cursor } from '../storage/database';
import type { Arrivals } from './arrivals';
import type { Replica } from './replica';
import type { SyncPort } from './sync';

interface Dependencies {
  store: Owns<'link'>;
  api: Api;
  replica: Replica;
  history: History;
  outbox: Outbox;
  presences: Presences;
  groupWatch: GroupWatch;
  typing: Typing;
  arrivals: Arrivals;
  ended: () => void;
}

/** Where the entries of the account's inbox come from, and all that they change. */
export class InboxPort implements SyncPort {
  readonly #on: Dependencies;

  constructor(on: Dependencies) {
    this.#on = on;
  }

  inbox(epoch: string, after: number, limit: number): Promise<InboxPage> {
    return this.#on.api.inbox(epoch, after, limit);
  }

  snapshot(): Promise<Snapshot> {
    return this.#on.api.snapshot();
  }

  apply(entries: readonly Entry[], to: Cursor): void {
    const { store, replica, presences, groupWatch } = this.#on;
    const isLive = store.get().link === 'connected';
    const before = this.#showsPresence;
    replica.apply(entries, to);
    for (const { event } of entries) this.#tell(event, isLive);
    if (before === this.#showsPresence) return;
    presences.wake();
    groupWatch.wake();
  }

  restart(snapshot: Snapshot): void {
    this.#on.replica.restart(snapshot);
    this.#on.outbox.wake();
  }

  caughtUp(is: boolean): void {
    const { store, history } = this.#on;
    store.set({ link: is ? 'connected' : disconnected() });
    if (is) history.retry();
  }

  ended(): void {
    this.#on.ended();
  }

  #tell(event: EventView, isLive: boolean): void {
    if (event.type !== 'message.sent') return;
    const { store, typing, arrivals } = this.#on;
    typing.arrived(event);
    if (isLive && event.data.sender !== store.get().state.me) arrivals.tell(event);
  }

  get #showsPresence(): boolean | undefined {
    return this.#on.store.get().state.self?.presence;
  }
}
