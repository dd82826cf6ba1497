import { forBrowser } from '../../browser/storage';
import type { Mention } from '../../protocol/events';
import type { ConversationId } from '../../protocol/views';
import type { Owns } from '../state/model';

/** What was typed, and the parts of it that stand for somebody. */
export interface Draft {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

const none: Draft = { text: '', mentions: [] };

/** What an account typed and didn't send: the same for all tabs, and after a restart. */
export class Drafts {
  readonly #store: Owns<'drafts'>;
  #prefix: string | undefined;

  constructor(store: Owns<'drafts'>) {
    this.#store = store;
    addEventListener('storage', ({ key, newValue }) => {
      const conversationId = key === null ? undefined : this.#conversation(key);
      if (conversationId !== undefined) this.#show(conversationId, read(newValue));
    });
  }

  /** Those of this account, or nobody's. */
  open(accountId: string | undefined): void {
    this.#prefix = accountId && `parley.${accountId}.draft.`;
    const drafts = new Map<ConversationId, Draft>();
    for (const key of forBrowser.keys()) {
      const conversationId = this.#conversation(key);
      if (conversationId !== undefined) drafts.set(conversationId, read(forBrowser.get(key)));
    }
    this.#store.set({ drafts });
  }

  of(conversationId: ConversationId): Draft {
    return this.#store.get().drafts.get(conversationId) ?? none;
  }

  keep(conversationId: ConversationId, draft: Draft): void {
    const before = written(this.of(conversationId));
    if (this.#prefix === undefined || written(draft) === before) return;
    this.#show(conversationId, draft);
    const key = this.#prefix + conversationId;
    if (draft.text === '') forBrowser.remove(key);
    else forBrowser.set(key, written(draft));
  }

  #conversation(key: string): ConversationId | undefined {
    return this.#prefix !== undefined && key.startsWith(this.#prefix)
      ? key.slice(this.#prefix.length)
      : undefined;
  }

  #show(conversationId: ConversationId, draft: Draft): void {
    const drafts = new Map(this.#store.get().drafts);
    if (draft.text === '') drafts.delete(conversationId);
    else drafts.set(conversationId, draft);
    this.#store.set({ drafts });
  }
}

// the mentions stand behind the text, after a character that nobody can send
const END = '\0';
const KEPT = /^(.*)\0(\[\{.*\}\])$/s;

function written({ text, mentions }: Draft): string {
  return mentions.length === 0 ? text : text + END + JSON.stringify(mentions);
}

function read(kept: string | null): Draft {
  const [, text = kept ?? '', mentions = '[]'] = KEPT.exec(kept ?? '') ?? [];
  return { text, mentions: JSON.parse(mentions) as Mention[] };
}
