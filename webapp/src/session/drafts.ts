import type { ConversationId } from '../protocol/views';
import type { Model } from './model';
import type { Store } from './store';

/** What an account typed and didn't send: the same for all tabs, and after a restart. */
export class Drafts {
  readonly #store: Store<Model>;
  #prefix: string | undefined;

  constructor(store: Store<Model>) {
    this.#store = store;
    addEventListener('storage', ({ key, newValue }) => {
      const conversationId = key === null ? undefined : this.#conversation(key);
      if (conversationId !== undefined) this.#show(conversationId, newValue ?? '');
    });
  }

  /** Those of this account, or nobody's. */
  open(accountId: string | undefined): void {
    this.#prefix = accountId && `parley.${accountId}.draft.`;
    const drafts = new Map<ConversationId, string>();
    for (const key of Object.keys(localStorage)) {
      const conversationId = this.#conversation(key);
      if (conversationId !== undefined) drafts.set(conversationId, localStorage.getItem(key) ?? '');
    }
    this.#store.set({ drafts });
  }

  of(conversationId: ConversationId): string {
    return this.#store.get().drafts.get(conversationId) ?? '';
  }

  keep(conversationId: ConversationId, text: string): void {
    if (this.#prefix === undefined || text === this.of(conversationId)) return;
    this.#show(conversationId, text);
    const key = this.#prefix + conversationId;
    try {
      if (text === '') localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      // there is no room: it is kept for as long as the page is
    }
  }

  #conversation(key: string): ConversationId | undefined {
    return this.#prefix !== undefined && key.startsWith(this.#prefix)
      ? key.slice(this.#prefix.length)
      : undefined;
  }

  #show(conversationId: ConversationId, text: string): void {
    const drafts = new Map(this.#store.get().drafts);
    if (text === '') drafts.delete(conversationId);
    else drafts.set(conversationId, text);
    this.#store.set({ drafts });
  }
}
