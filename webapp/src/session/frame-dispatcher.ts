import type { FrameOf } from '../protocol/frames';
import type { Head } from '../protocol/views';
import type { ConnectionListener } from './network/connection';
import type { GroupWatch } from './presence/group-watch';
import type { Presences } from './presence/presence';
import type { Typing } from './presence/typing';
import type { Outbox } from './sending/outbox';
import type { ReadMarks } from './sending/read-marks';
import { disconnected, type Owns } from './state/model';
import type { Sync } from './sync/sync';

interface Dependencies {
  store: Owns<'link' | 'outdated'>;
  sync: Sync;
  outbox: Outbox;
  marks: ReadMarks;
  presences: Presences;
  groupWatch: GroupWatch;
  typing: Typing;
  ended: () => void;
}

/** Hands what the socket brings to those whom it concerns. */
export class FrameDispatcher implements ConnectionListener {
  readonly #on: Dependencies;

  constructor(on: Dependencies) {
    this.#on = on;
  }

  welcome(head: Head | undefined): void {
    const { sync, outbox, marks, presences, groupWatch } = this.#on;
    sync.welcome(head);
    outbox.wake();
    marks.wake();
    presences.wake();
    groupWatch.wake();
  }

  pushed({ epoch, seq, event }: FrameOf<'entry'>): void {
    this.#on.sync.pushed(epoch, { seq, event });
  }

  heartbeat(head: Head | undefined): void {
    this.#on.sync.heartbeat(head);
  }

  presence(told: FrameOf<'presence'>): void {
    this.#on.presences.heard(told);
  }

  typed(told: FrameOf<'typed'>): void {
    this.#on.typing.heard(told);
  }

  groupPresence(told: FrameOf<'group-presence'>): void {
    this.#on.groupWatch.heard(told);
  }

  readersChanged(told: FrameOf<'readers-changed'>): void {
    this.#on.groupWatch.readersChanged(told);
  }

  down(): void {
    const { store, sync, presences, groupWatch, typing } = this.#on;
    sync.down();
    presences.forget();
    groupWatch.forget();
    typing.forget();
    store.set({ link: disconnected() });
  }

  ended(): void {
    this.#on.ended();
  }

  outdated(): void {
    this.#on.store.set({ outdated: true });
  }
}
