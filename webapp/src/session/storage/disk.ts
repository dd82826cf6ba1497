import { sleep } from '../network/clock';
import { Database, type Cursor } from './database';
import { emptyState, type State } from '../state/state';

/** A browser may never answer, and an old tab may not give way to an upgrade. */
const OPEN_MILLIS = 4_000;

/**
 * The account's database while it works. A browser may have none, not open it, be full, or take it away in
 * mid-session; from then on everything goes on from memory and the server, until the page is loaded again.
 */
export class Disk {
  readonly me: string;
  #database: Database | undefined;
  /** It works no longer. */
  onLost: () => void = () => undefined;
  /** A newer version of the app took it over in another tab. */
  onUpgraded: () => void = () => undefined;

  constructor(database: Database) {
    this.me = database.me;
    this.#database = database;
    database.on('close', () => {
      this.#lose();
    });
    // else Dexie would open what was deleted anew, and empty
    database.on('versionchange', ({ newVersion }) => {
      this.#lose();
      if (newVersion) this.onUpgraded();
      return false;
    });
  }

  static async open(me: string): Promise<Disk> {
    const disk = new Disk(new Database(me));
    const opening = disk.use(
      (database) => database.open().then(() => true),
      () => false,
    );
    if (!(await Promise.race([opening, sleep(OPEN_MILLIS)]))) disk.#lose();
    return disk;
  }

  /** What is written here is still there after the page is closed. */
  get durable(): boolean {
    return this.#database !== undefined;
  }

  load(): Promise<{ state: State; cursor: Cursor | undefined }> {
    return this.use<{ state: State; cursor: Cursor | undefined }>(
      (database) => database.load(),
      () => ({ state: emptyState(this.me), cursor: undefined }),
    );
  }

  /** What `work` makes of the database, or of what there is instead when that doesn't work (any more). */
  async use<T>(work: (database: Database) => Promise<T>, instead: () => T): Promise<T> {
    const database = this.#database;
    if (database) {
      try {
        return await work(database);
      } catch {
        if (this.#database === database) this.#lose();
      }
    }
    // never before the caller goes on, as with a database
    await Promise.resolve();
    return instead();
  }

  close(): void {
    const database = this.#database;
    this.#database = undefined;
    database?.close();
  }

  #lose(): void {
    if (!this.#database) return;
    this.close();
    this.onLost();
  }
}
