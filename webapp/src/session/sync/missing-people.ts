import { namedIn, type EventView } from '../../protocol/events';
import type { AccountId, PersonView } from '../../protocol/views';
import { backoff, sleep } from '../network/clock';
import type { Api } from '../network/api';
import { isKnown, unknownPeople } from '../state/state';
import type { StateWriter } from './state-writer';

const AT_ONCE = 100;

/** Asks who they are of whom the state speaks, or what was read, without holding them. */
export class MissingPeople {
  readonly #api: Pick<Api, 'people'>;
  readonly #writer: Pick<StateWriter, 'state' | 'addPeople'>;
  readonly #closed = new AbortController();
  /** Named in what was said, wherever that stands. */
  readonly #named = new Set<AccountId>();
  #asking = false;

  constructor(api: Pick<Api, 'people'>, writer: Pick<StateWriter, 'state' | 'addPeople'>) {
    this.#api = api;
    this.#writer = writer;
  }

  close(): void {
    this.#closed.abort();
  }

  /** The state may have come to speak of somebody. */
  wake(): void {
    void this.#ask();
  }

  /** Who came along with what was read. */
  add(people: readonly PersonView[]): void {
    this.#writer.addPeople(people);
  }

  /**
   * Asks anew who they are: no entry tells what those change about themselves who are no friends. What can't be asked
   * now is asked when they are seen the next time.
   */
  async renew(ids: readonly AccountId[]): Promise<void> {
    const people = await this.#api.people(ids.slice(0, AT_ONCE)).catch(() => []);
    if (!this.#isClosed && people.length > 0) this.#writer.addPeople(people);
  }

  /** Events that are on screen, or will be. */
  lookUp(events: readonly EventView[]): void {
    const { state } = this.#writer;
    for (const id of events.flatMap(namedIn)) if (!isKnown(state, id)) this.#named.add(id);
    if (this.#named.size > 0) this.wake();
  }

  #missing(): AccountId[] {
    const { state } = this.#writer;
    for (const id of this.#named) if (isKnown(state, id)) this.#named.delete(id);
    return [...new Set([...unknownPeople(state), ...this.#named])].slice(0, AT_ONCE);
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const { signal } = this.#closed;
    for (let tries = 0, ids = this.#missing(); ids.length > 0 && !signal.aborted; ids = this.#missing()) {
      const people = await this.#api.people(ids).catch(() => undefined);
      if (this.#isClosed) break;
      if (people) this.#writer.addPeople(people);
      // the view that knows them may be a moment behind
      if (people?.length === ids.length) tries = 0;
      else await sleep(people ? 1_000 + backoff(tries++) : 3_000, signal);
    }
    this.#asking = false;
  }

  get #isClosed(): boolean {
    return this.#closed.signal.aborted;
  }
}
