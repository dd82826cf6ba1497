import { forBrowser } from '../browser/storage';
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
    for (const key of forBrowser.keys()) {
      const conversationId = this.#conversation(key);
      if (conversationId !== undefined) drafts.set(conversationId, forBrowser.get(key) ?? '');
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
    if (text === '') forBrowser.remove(key);
    else forBrowser.set(key, text);
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
