import type { EventView } from '../../protocol/events';
import type { ClientFrame, FrameOf } from '../../protocol/frames';
import type { ConversationId } from '../../protocol/views';
import type { Owns } from '../state/model';

const AGAIN_MILLIS = 3_000;
const FADE_MILLIS = 6_000;

/** Tells that one is typing, and keeps who else is. */
export class Typing {
  readonly #store: Owns<'typing'>;
  readonly #signal: (frame: ClientFrame) => void;
  readonly #fading = new Map<ConversationId, ReturnType<typeof setTimeout>>();
  readonly #told = new Map<ConversationId, number>();

  constructor(store: Owns<'typing'>, signal: (frame: ClientFrame) => void) {
    this.#store = store;
    this.#signal = signal;
  }

  /** The text in a composer was changed; `typing` while something stands in it. */
  compose(conversationId: ConversationId, typing: boolean): void {
    const { me, conversations } = this.#store.get().state;
    // nobody else is in one's saved messages
    if (this.#hides || conversations.get(conversationId)?.other === me) return;
    const told = this.#told.get(conversationId);
    if (typing) {
      if (told !== undefined && Date.now() - told < AGAIN_MILLIS) return;
      this.#told.set(conversationId, Date.now());
    } else if (!this.#told.delete(conversationId)) return;
    this.#signal({ type: 'typing', conversationId, typing });
  }

  heard({ conversationId, accountId, typing }: FrameOf<'typed'>): void {
    if (this.#hides || accountId === this.#store.get().state.me) return;
    this.#fade(conversationId);
    if (!typing) return;
    this.#store.set({ typing: new Map(this.#store.get().typing).set(conversationId, accountId) });
    const fade = () => {
      this.#fade(conversationId);
    };
    this.#fading.set(conversationId, setTimeout(fade, FADE_MILLIS));
  }

  /** What was typed has come. */
  arrived(event: EventView): void {
    if (event.type !== 'message.sent') return;
    const { conversationId, sender } = event.data;
    if (this.#store.get().typing.get(conversationId) === sender) this.#fade(conversationId);
  }

  forget(): void {
    this.#told.clear();
    for (const conversationId of [...this.#fading.keys()]) this.#fade(conversationId);
  }

  /** Who hides sees none. */
  get #hides(): boolean {
    return this.#store.get().state.self?.presence === false;
  }

  #fade(conversationId: ConversationId): void {
    clearTimeout(this.#fading.get(conversationId));
    if (!this.#fading.delete(conversationId)) return;
    const typing = new Map(this.#store.get().typing);
    typing.delete(conversationId);
    this.#store.set({ typing });
  }
}
