import { isPageInFront } from '../../features/conversation/page-focus';
import type { AccountId, ConversationId } from '../../protocol/views';
import { uuid7 } from '../../session/network/uuid';

/** A tab came to the front or left it, with this chat open. */
interface Look {
  tab: string;
  front: boolean;
  chat?: ConversationId | undefined;
}

/** The chat that somebody looks at, in whichever tab of this browser: one window at most has the focus. */
export class InView {
  readonly #tab = uuid7(Date.now());
  readonly #closed = new AbortController();
  readonly #channel: BroadcastChannel | undefined;
  #chat: ConversationId | undefined;
  #look: Look | undefined;

  constructor(account: AccountId) {
    const { signal } = this.#closed;
    for (const change of ['focus', 'blur', 'pagehide']) addEventListener(change, this.#tell, { signal });
    document.addEventListener('visibilitychange', this.#tell, { signal });
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(`parley.${account}.in-view`);
    this.#channel.onmessage = ({ data }: MessageEvent<Look | 'who'>) => {
      if (data !== 'who') this.#heard(data);
      else if (isPageInFront()) this.#tell();
    };
    this.#channel.postMessage('who');
  }

  close(): void {
    this.open(undefined);
    this.#closed.abort();
    this.#channel?.close();
  }

  /** This tab shows another chat, or none. */
  open(chat: ConversationId | undefined): void {
    this.#chat = chat;
    this.#tell();
  }

  has(chat: ConversationId): boolean {
    return this.#look?.chat === chat;
  }

  readonly #tell = (): void => {
    const look = { tab: this.#tab, front: isPageInFront(), chat: this.#chat };
    this.#heard(look);
    this.#channel?.postMessage(look);
  };

  #heard(look: Look): void {
    if (look.front) this.#look = look;
    else if (look.tab === this.#look?.tab) this.#look = undefined;
  }
}
