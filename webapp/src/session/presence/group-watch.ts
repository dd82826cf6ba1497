import type { ClientFrame, FrameOf } from '../../protocol/frames';
import type { ConversationId } from '../../protocol/views';
import type { Owns } from '../state/model';

const SETTLE_MILLIS = 100;
const READ_ON_MILLIS = 300;

/** Keeps how many members of the group on screen are online, and hears when somebody there has read on. */
export class GroupWatch {
  readonly #store: Owns<'online'>;
  readonly #signal: (frame: ClientFrame) => void;
  /** Who looks at the readers of a message. */
  readonly #looking = new Set<() => void>();
  readonly #listening = new AbortController();
  #open: ConversationId | undefined;
  #asked = '';
  #settling: ReturnType<typeof setTimeout> | undefined;
  #readOn: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Owns<'online'>, signal: (frame: ClientFrame) => void) {
    this.#store = store;
    this.#signal = signal;
  }

  start(): void {
    const { signal } = this.#listening;
    const seen = () => {
      this.#settle();
      if (document.visibilityState === 'visible') this.#tell();
    };
    document.addEventListener('visibilitychange', seen, { signal });
  }

  stop(): void {
    this.#listening.abort();
    clearTimeout(this.#settling);
    clearTimeout(this.#readOn);
  }

  /** The socket is open again, or the person's own switch was changed: all is asked anew. */
  wake(): void {
    this.forget();
    this.#asked = '';
    this.#watch();
    this.#tell();
  }

  /** Without a connection nothing is known. */
  forget(): void {
    if (this.#store.get().online.size > 0) this.#store.set({ online: new Map() });
  }

  heard({ conversationId, online }: FrameOf<'group-presence'>): void {
    // who hides sees none
    const hides = this.#store.get().state.self?.presence === false;
    if (hides || conversationId !== this.#open) return;
    this.#store.set({ online: new Map(online === undefined ? [] : [[conversationId, online]]) });
  }

  readersChanged({ conversationId }: FrameOf<'readers-changed'>): void {
    if (conversationId === this.#open) this.#tell();
  }

  /** A group is on screen, until the answer is called. */
  watch(id: ConversationId): () => void {
    this.#open = id;
    this.#settle();
    return () => {
      if (this.#open !== id) return;
      this.#open = undefined;
      this.#settle();
    };
  }

  /** The readers of a message are on screen: `changed` is called when they may be others. */
  look(changed: () => void): () => void {
    this.#looking.add(changed);
    // before they are asked for
    this.#watch();
    return () => {
      this.#looking.delete(changed);
      this.#settle();
    };
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#watch();
    }, SETTLE_MILLIS);
  }

  #watch(): void {
    clearTimeout(this.#settling);
    const conversationId = document.visibilityState === 'visible' ? this.#open : undefined;
    const readers = conversationId !== undefined && this.#looking.size > 0;
    const asked = `${conversationId ?? ''} ${String(readers)}`;
    if (asked === this.#asked || (this.#asked === '' && conversationId === undefined)) return;
    this.#asked = asked;
    const online = conversationId === undefined ? undefined : this.#store.get().online.get(conversationId);
    if (online === undefined) this.forget();
    this.#signal({ type: 'watch-group', conversationId, readers });
  }

  #tell(): void {
    this.#readOn ??= setTimeout(() => {
      this.#readOn = undefined;
      for (const changed of this.#looking) changed();
    }, READ_ON_MILLIS);
  }
}
