import { isOfGroup, type EventView } from '../../protocol/events';
import type { ConversationId, ConversationView } from '../../protocol/views';
import type { Api } from '../network/api';
import { backoff, sleep } from '../network/clock';
import { ProblemError } from '../network/http';
import type { History } from '../paging/history';
import { incompleteGroups, withGroup } from '../state/state';
import type { MissingPeople } from './missing-people';
import type { StateWriter } from './state-writer';

const TRIES = 8;

/** What a group that was fetched changes. */
interface Dependencies {
  api: Pick<Api, 'conversation'>;
  writer: Pick<StateWriter, 'state' | 'show' | 'store'>;
  history: Pick<History, 'reread' | 'checkEnds'>;
  people: Pick<MissingPeople, 'wake'>;
}

/** Fetches the groups that one has come into: what was there before, no entry tells. */
export class MissingGroups {
  readonly #on: Dependencies;
  readonly #closed = new AbortController();
  /** Groups whose view isn't to be had, until something happens there again. */
  readonly #unavailable = new Set<ConversationId>();
  #asking = false;

  constructor(on: Dependencies) {
    this.#on = on;
  }

  close(): void {
    this.#closed.abort();
  }

  /** The state may have come to speak of a group. */
  wake(): void {
    void this.#ask();
  }

  /** Something happened there: what wasn't to be had may be there now. */
  happened(events: readonly EventView[]): void {
    for (const event of events) if (isOfGroup(event)) this.#unavailable.delete(event.data.conversationId);
  }

  #missing(): ConversationId[] {
    return incompleteGroups(this.#on.writer.state).filter((id) => !this.#unavailable.has(id));
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const { signal } = this.#closed;
    for (let tries = 0, ids = this.#missing(); ids.length > 0 && !signal.aborted; ids = this.#missing()) {
      for (const id of ids) {
        const group = await this.#on.api.conversation(id).catch((error: unknown) => {
          if (error instanceof ProblemError && error.status === 404 && tries > TRIES)
            this.#unavailable.add(id);
          return undefined;
        });
        if (this.#isClosed) break;
        if (group) this.#add(group);
      }
      // the view may be a moment behind
      if (this.#missing().length > 0) await sleep(backoff(tries++), signal);
    }
    this.#asking = false;
  }

  /** Takes in the view of a group, if it is new enough. */
  #add(group: ConversationView): void {
    const { writer, history, people } = this.#on;
    const before = writer.state;
    const state = withGroup(before, group);
    if (state === before) return;
    writer.show(state);
    // what came meanwhile stands in its view alone, and one who came back may see more than before
    if (before.entered.has(group.conversationId)) history.reread(group.conversationId);
    else history.checkEnds();
    writer.store((database) => database.keepGroup(group));
    people.wake();
  }

  get #isClosed(): boolean {
    return this.#closed.signal.aborted;
  }
}
