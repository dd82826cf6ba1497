import type { PersonView } from '../../protocol/views';
import type { Owns } from '../state/model';
import { withPeople, type State } from '../state/state';
import type { Database } from '../storage/database';
import type { Disk } from '../storage/disk';

type Write = (database: Database) => Promise<unknown>;

/** The owner of the state: shows a new one at once, and stores it after all that were shown before. */
export class StateWriter {
  readonly #store: Owns<'state' | 'loaded'>;
  readonly #disk: Disk;
  #storing: Promise<unknown> = Promise.resolve();

  constructor(store: Owns<'state' | 'loaded'>, disk: Disk) {
    this.#store = store;
    this.#disk = disk;
  }

  get state(): State {
    return this.#store.get().state;
  }

  show(state: State): void {
    this.#store.set({ state });
  }

  /** Shows the state of a snapshot, with which everything is there. */
  showSnapshot(state: State): void {
    this.#store.set({ state, loaded: true });
  }

  /** One write after the other. What can't be stored is fetched again after a reload. */
  store(write: Write, instead: () => void = () => undefined): void {
    this.#storing = this.#storing.then(() => this.#disk.use(write, instead));
  }

  /** Resolves when nothing is being written any more. */
  async close(): Promise<void> {
    await this.#storing;
  }

  readonly addPeople = (people: readonly PersonView[]): void => {
    this.show(withPeople(this.state, people));
    this.store((database) => database.keepPeople(people));
  };
}
