import type { ClientFrame, FrameOf } from '../../protocol/frames';
import type { AccountId } from '../../protocol/views';
import { Activity } from './activity';
import type { Owns } from '../state/model';

const SETTLE_MILLIS = 200;
const WATCHED_MAX = 200;

/** `lastSeen` is absent where it isn't known. */
export interface Presence {
  readonly online: boolean;
  readonly lastSeen?: string | undefined;
}

/** Tells whether somebody looks at this client, and keeps who of those on screen is online. */
export class Presences {
  readonly #store: Owns<'presence'>;
  readonly #signal: (frame: ClientFrame) => void;
  readonly #activity: Activity;
  /** In how many places on screen somebody stands, the newest last. */
  readonly #watched = new Map<AccountId, number>();
  #asked = '';
  #stopped = false;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Owns<'presence'>, signal: (frame: ClientFrame) => void) {
    this.#store = store;
    this.#signal = signal;
    this.#activity = new Activity((active) => {
      signal({ type: 'present', active });
    });
  }

  start(): void {
    this.#activity.start();
  }

  stop(): void {
    this.#stopped = true;
    this.#activity.stop();
    clearTimeout(this.#settling);
  }

  /** The socket is open again, or the person's own switch was changed: all is asked anew. */
  wake(): void {
    this.forget();
    this.#signal({ type: 'present', active: this.#activity.active });
    this.#asked = '';
    this.#watch();
  }

  /** Without a connection nothing is known, which isn't the same as being offline. */
  forget(): void {
    if (this.#store.get().presence.size > 0) this.#store.set({ presence: new Map() });
  }

  heard({ accountId, online, lastSeen }: FrameOf<'presence'>): void {
    const { presence, state } = this.#store.get();
    // who hides sees none
    if (state.self?.presence === false || !this.#watched.has(accountId)) return;
    this.#store.set({ presence: new Map(presence).set(accountId, { online, lastSeen }) });
  }

  /** Somebody stands on screen, until the answer is called. */
  watch(id: AccountId): () => void {
    this.#count(id, 1);
    return () => {
      this.#count(id, -1);
    };
  }

  #count(id: AccountId, change: number): void {
    const places = (this.#watched.get(id) ?? 0) + change;
    if (places > 0) this.#watched.set(id, places);
    else this.#watched.delete(id);
    if (this.#stopped || (places !== 0 && places !== change)) return;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#watch();
    }, SETTLE_MILLIS);
  }

  #watch(): void {
    clearTimeout(this.#settling);
    const accounts = [...this.#watched.keys()].slice(-WATCHED_MAX);
    if (accounts.join() === this.#asked) return;
    this.#asked = accounts.join();
    const still = [...this.#store.get().presence].filter(([id]) => accounts.includes(id));
    this.#store.set({ presence: new Map(still) });
    this.#signal({ type: 'watch', accounts });
  }
}
