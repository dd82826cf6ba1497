import { isOfGroup, namedIn, type EventView } from '../../protocol/events';
import type { AccountId, ConversationId, ConversationView, PersonView } from '../../protocol/views';
import type { Api } from '../network/api';
import { backoff, sleep } from '../network/clock';
import { ProblemError } from '../network/http';
import { halfKnown, isKnown, strangers, type State } from '../state/state';

const AT_ONCE = 100;
const TRIES = 8;

interface Port {
  api: Pick<Api, 'people' | 'conversation'>;
  state: () => State;
  meet: (people: readonly PersonView[]) => void;
  /** Takes in the view of a group, if it is new enough. */
  learn: (group: ConversationView) => void;
}

/** Asks for what the entries speak of and don't hold: who people are, and the groups that one has come into. */
export class Acquaintance {
  readonly #port: Port;
  readonly #closed = new AbortController();
  /** Named in what was said, wherever that stands. */
  readonly #named = new Set<AccountId>();
  /** Groups whose view isn't to be had, until something happens there again. */
  readonly #given = new Set<ConversationId>();
  #meeting = false;
  #learning = false;

  constructor(port: Port) {
    this.#port = port;
  }

  close(): void {
    this.#closed.abort();
  }

  /** The state may have come to speak of somebody, or of a group. */
  wake(): void {
    void this.#meet();
    void this.#learn();
  }

  /** Events that are on screen, or will be. */
  name(events: readonly EventView[]): void {
    const state = this.#port.state();
    for (const event of events) if (isOfGroup(event)) this.#given.delete(event.data.conversationId);
    for (const id of events.flatMap(namedIn)) if (!isKnown(state, id)) this.#named.add(id);
    if (this.#named.size > 0) void this.#meet();
  }

  #strangers(): AccountId[] {
    const state = this.#port.state();
    for (const id of this.#named) if (isKnown(state, id)) this.#named.delete(id);
    return [...new Set([...strangers(state), ...this.#named])].slice(0, AT_ONCE);
  }

  async #meet(): Promise<void> {
    if (this.#meeting) return;
    this.#meeting = true;
    const { signal } = this.#closed;
    for (let tries = 0, ids = this.#strangers(); ids.length > 0 && !signal.aborted; ids = this.#strangers()) {
      const people = await this.#port.api.people(ids).catch(() => undefined);
      if (this.#isClosed) break;
      if (people) this.#port.meet(people);
      // the view that knows them may be a moment behind
      if (people?.length === ids.length) tries = 0;
      else await sleep(people ? 1_000 + backoff(tries++) : 3_000, signal);
    }
    this.#meeting = false;
  }

  get #isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  #groups(): ConversationId[] {
    return halfKnown(this.#port.state()).filter((id) => !this.#given.has(id));
  }

  async #learn(): Promise<void> {
    if (this.#learning) return;
    this.#learning = true;
    const { signal } = this.#closed;
    for (let tries = 0, ids = this.#groups(); ids.length > 0 && !signal.aborted; ids = this.#groups()) {
      for (const id of ids) {
        const group = await this.#port.api.conversation(id).catch((error: unknown) => {
          if (error instanceof ProblemError && error.status === 404 && tries > TRIES) this.#given.add(id);
          return undefined;
        });
        if (this.#isClosed) break;
        if (group) this.#port.learn(group);
      }
      // the view may be a moment behind
      if (this.#groups().length > 0) await sleep(backoff(tries++), signal);
    }
    this.#learning = false;
  }
}
