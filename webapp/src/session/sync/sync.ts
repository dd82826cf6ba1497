import type { Entry, Head, InboxPage, Snapshot } from '../../protocol/views';
import { Resync } from '../network/api';
import { backoff, sleep } from '../network/clock';
import type { Cursor } from '../storage/database';
import { SessionEnded } from '../login/tokens';

const GAP_MILLIS = 300;
const PAGE = 500;
const EARLY_MAX = 2_000;

/** Where entries come from and where they go. */
export interface SyncPort {
  inbox(epoch: string, after: number, limit: number): Promise<InboxPage>;
  snapshot(): Promise<Snapshot>;
  /** The entries after the cursor, without a hole. */
  apply(entries: readonly Entry[], to: Cursor): void;
  restart(snapshot: Snapshot): void;
  caughtUp(is: boolean): void;
  ended(): void;
}

/**
 * Keeps the local state equal to the inbox: takes each entry once and in order, whatever the socket loses, doubles or
 * reorders, and fetches what is missing.
 */
export class Sync {
  readonly #port: SyncPort;
  readonly #early = new Map<number, Entry>();
  #earlyEpoch: string | undefined;
  cursor: Cursor | undefined;
  /** What the server holds, as far as it said; absent while its inbox isn't ready. */
  #head: Head | undefined;
  /** The highest number known to be in the store, and the highest that was seen at all. */
  #wanted = 0;
  #seen = 0;
  #connected: AbortController | undefined;
  #running = false;
  #gap: ReturnType<typeof setTimeout> | undefined;
  #caughtUp = false;

  constructor(port: SyncPort, cursor: Cursor | undefined) {
    this.#port = port;
    this.cursor = cursor;
  }

  welcome(head: Head | undefined): void {
    this.#connected = new AbortController();
    this.#head = undefined;
    this.heartbeat(head);
  }

  heartbeat(head: Head | undefined): void {
    if (!head || !this.#connected) return;
    this.#head = head;
    if (head.epoch === this.cursor?.epoch) {
      this.#wanted = Math.max(this.#wanted, head.seq);
      this.#seen = Math.max(this.#seen, head.seq);
    }
    void this.#run();
  }

  pushed(epoch: string, entry: Entry): void {
    if (!this.#connected) return;
    const known = this.cursor?.epoch ?? this.#earlyEpoch;
    if (known !== undefined && isNewer(known, epoch)) return;
    if (epoch !== this.#earlyEpoch) this.#early.clear();
    this.#earlyEpoch = epoch;
    if (epoch === this.cursor?.epoch) {
      if (entry.seq <= this.cursor.seq) return;
      this.#seen = Math.max(this.#seen, entry.seq);
    }
    if (this.#early.size < EARLY_MAX) this.#early.set(entry.seq, entry);
    if (this.cursor && epoch !== this.cursor.epoch) this.heartbeat({ epoch, seq: entry.seq });
    else if (!this.#running) this.#settle();
    if (this.#early.size > 0) this.#gap ??= setTimeout(this.#gapSeen, GAP_MILLIS);
  }

  down(): void {
    this.#connected?.abort();
    this.#connected = undefined;
    this.#head = undefined;
    this.#wanted = 0;
    this.#seen = 0;
    this.#early.clear();
    this.#noGap();
    this.#tell(false);
  }

  readonly #gapSeen = (): void => {
    this.#gap = undefined;
    if (this.#earlyEpoch === this.cursor?.epoch) this.#wanted = Math.max(this.#wanted, ...this.#early.keys());
    void this.#run();
  };

  #noGap(): void {
    clearTimeout(this.#gap);
    this.#gap = undefined;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let tries = 0; this.#connected && this.#head;) {
        const { signal } = this.#connected;
        try {
          const before = this.cursor;
          if (!(await this.#step(this.#head))) break;
          if (this.cursor === before) await sleep(backoff(tries++), signal);
          else tries = 0;
        } catch (error) {
          if (error instanceof SessionEnded) {
            this.#port.ended();
            break;
          }
          await sleep(backoff(tries++), signal);
        }
      }
    } finally {
      this.#running = false;
    }
  }

  /** Does the next thing to be done; false when there is none. */
  async #step(head: Head): Promise<boolean> {
    if (this.cursor?.epoch !== head.epoch) return this.#resync();
    this.#settle();
    return this.#wanted > this.cursor.seq && this.#fetch(this.cursor);
  }

  #settle(): void {
    this.#drain();
    const seq = this.cursor?.seq ?? 0;
    if (this.#early.size === 0) this.#noGap();
    // a client that is ahead of all that the server has shown waits
    if (this.#head && this.#head.epoch === this.cursor?.epoch && this.#wanted <= seq && this.#seen >= seq)
      this.#tell(true);
  }

  async #fetch(cursor: Cursor): Promise<boolean> {
    try {
      const page = await this.#port.inbox(cursor.epoch, cursor.seq, PAGE);
      if (page.head.epoch !== cursor.epoch) {
        if (this.#connected) this.#head = page.head;
        return true;
      }
      if (this.#connected) this.#wanted = Math.max(this.#wanted, page.head.seq);
      this.#seen = Math.max(this.#seen, this.#wanted);
      this.#take(page.entries);
      return true;
    } catch (error) {
      if (error instanceof Resync) return this.#resync();
      throw error;
    }
  }

  async #resync(): Promise<boolean> {
    const snapshot = await this.#port.snapshot();
    const { head } = snapshot;
    this.cursor = { epoch: head.epoch, seq: head.seq };
    this.#wanted = this.#seen = head.seq;
    if (this.#connected && (this.#head?.epoch !== head.epoch || this.#head.seq < head.seq)) this.#head = head;
    this.#port.restart(snapshot);
    return true;
  }

  /** Applies those of the early ones that are due. */
  #drain(): void {
    if (this.#earlyEpoch !== this.cursor?.epoch) return;
    const due: Entry[] = [];
    for (let seq = (this.cursor?.seq ?? 0) + 1; ; seq++) {
      const entry = this.#early.get(seq);
      if (!entry) break;
      due.push(entry);
    }
    this.#take(due);
  }

  #take(entries: readonly Entry[]): void {
    const cursor = this.cursor;
    if (!cursor) return;
    let seq = cursor.seq;
    const next = entries.filter((entry) => entry.seq === seq + 1 && ++seq);
    if (next.length > 0) {
      this.cursor = { epoch: cursor.epoch, seq };
      this.#port.apply(next, this.cursor);
    }
    if (this.#earlyEpoch !== cursor.epoch) return;
    for (const early of [...this.#early.keys()]) if (early <= seq) this.#early.delete(early);
  }

  #tell(is: boolean): void {
    if (this.#caughtUp === is) return;
    this.#caughtUp = is;
    this.#port.caughtUp(is);
  }
}

/** Epochs are `<ledger generation>.<fan-out version>`. */
function isNewer(epoch: string, than: string): boolean {
  const [generation = 0, version = 0] = epoch.split('.').map(Number);
  const [thanGeneration = 0, thanVersion = 0] = than.split('.').map(Number);
  return generation > thanGeneration || (generation === thanGeneration && version > thanVersion);
}
