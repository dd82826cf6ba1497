import type { ConversationId, InvitationView } from '../../protocol/views';
import type { Api } from '../network/api';
import { backoff, sleep } from '../network/clock';
import type { State } from '../state/state';

const TRIES = 8;

type Invitations = Pick<State, 'invitations' | 'invited'>;

/** With the cards as they were fetched. One that is older than what is known, or that was answered, says nothing. */
export function withCards<S extends Invitations>(state: S, cards: readonly InvitationView[]): S {
  const newer = cards.filter(({ conversationId: id, seq }) => {
    const since = state.invited.get(id) ?? state.invitations.get(id)?.seq;
    return since !== undefined && seq >= since;
  });
  if (newer.length === 0) return state;
  const invitations = new Map(state.invitations);
  const invited = new Map(state.invited);
  for (const card of newer) {
    invitations.set(card.conversationId, card);
    invited.delete(card.conversationId);
  }
  return { ...state, invitations, invited };
}

interface Port {
  api: Pick<Api, 'invitations'>;
  state: () => State;
  learn: (cards: readonly InvitationView[]) => void;
}

/** Asks what the groups are that one is asked into: their own views aren't one's to see. */
export class InvitationCards {
  readonly #port: Port;
  readonly #closed = new AbortController();
  /** Cards that aren't to be had, as of which entry: the groups are no more. */
  readonly #given = new Map<ConversationId, number>();
  #asking = false;

  constructor(port: Port) {
    this.#port = port;
  }

  close(): void {
    this.#closed.abort();
  }

  wake(): void {
    void this.#ask();
  }

  #awaited(): [ConversationId, number][] {
    return [...this.#port.state().invited].filter(([id, seq]) => this.#given.get(id) !== seq);
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const { signal } = this.#closed;
    for (let tries = 0; this.#awaited().length > 0 && !signal.aborted;) {
      const cards = await this.#port.api.invitations().catch(() => undefined);
      if (this.#isClosed) break;
      if (cards) this.#port.learn(cards);
      if (cards && tries > TRIES) for (const [id, seq] of this.#awaited()) this.#given.set(id, seq);
      // the view may be a moment behind
      if (this.#awaited().length > 0) await sleep(backoff(tries++), signal);
    }
    this.#asking = false;
  }

  get #isClosed(): boolean {
    return this.#closed.signal.aborted;
  }
}
