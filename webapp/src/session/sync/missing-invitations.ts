import type { ConversationId, InvitationView } from '../../protocol/views';
import type { Api } from '../network/api';
import { backoff, sleep } from '../network/clock';
import { withInvitations } from '../state/state';
import type { MissingPeople } from './missing-people';
import type { StateWriter } from './state-writer';

const TRIES = 8;

/** Asks what the groups are that one is asked into: their own views aren't one's to see. */
export class MissingInvitations {
  readonly #api: Pick<Api, 'invitations'>;
  readonly #writer: Pick<StateWriter, 'state' | 'show' | 'store'>;
  readonly #people: Pick<MissingPeople, 'wake'>;
  readonly #closed = new AbortController();
  /** Cards that aren't to be had, as of which entry: the groups are no more. */
  readonly #unavailable = new Map<ConversationId, number>();
  #asking = false;

  constructor(
    api: Pick<Api, 'invitations'>,
    writer: Pick<StateWriter, 'state' | 'show' | 'store'>,
    people: Pick<MissingPeople, 'wake'>,
  ) {
    this.#api = api;
    this.#writer = writer;
    this.#people = people;
  }

  close(): void {
    this.#closed.abort();
  }

  wake(): void {
    void this.#ask();
  }

  #missing(): [ConversationId, number][] {
    return [...this.#writer.state.invited].filter(([id, seq]) => this.#unavailable.get(id) !== seq);
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const { signal } = this.#closed;
    for (let tries = 0; this.#missing().length > 0 && !signal.aborted;) {
      const cards = await this.#api.invitations().catch(() => undefined);
      if (this.#isClosed) break;
      if (cards) this.#add(cards);
      if (cards && tries > TRIES) for (const [id, seq] of this.#missing()) this.#unavailable.set(id, seq);
      // the view may be a moment behind
      if (this.#missing().length > 0) await sleep(backoff(tries++), signal);
    }
    this.#asking = false;
  }

  #add(cards: readonly InvitationView[]): void {
    this.#writer.show(withInvitations(this.#writer.state, cards));
    this.#writer.store((database) => database.keepInvitations(cards));
    this.#people.wake();
  }

  get #isClosed(): boolean {
    return this.#closed.signal.aborted;
  }
}
