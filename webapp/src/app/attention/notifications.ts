import { isRecord } from '../../protocol/decode';
import type { ConversationId } from '../../protocol/views';

/** How long a text may be. */
const BRIEF = 120;
const TAG = 'parley.';

export interface Call {
  conversationId: ConversationId;
  title: string;
  body: string;
}

/** What of `Notification` the system lets a page do; `insecure` where it needs HTTPS. */
export type Permission = NotificationPermission | 'insecure' | 'none';

export function permission(): Permission {
  if (!isSecureContext) return 'insecure';
  return 'Notification' in globalThis ? Notification.permission : 'none';
}

/** The notifications that the system shows of this account: one for each conversation. */
export class Notifications {
  readonly #made = new Map<ConversationId, Notification>();
  readonly #clicked: (conversationId: ConversationId) => void;

  constructor(clicked: (conversationId: ConversationId) => void) {
    this.#clicked = clicked;
  }

  async show({ conversationId, title, body }: Call): Promise<void> {
    if (permission() !== 'granted') return;
    const options = {
      body: brief(body),
      tag: TAG + conversationId,
      // a tag alone would replace the last one without a sign
      renotify: true,
      // the sound is ours
      silent: true,
      icon: '/icons/192.png',
      data: { conversationId },
    };
    try {
      const worker = await registration();
      if (worker) await worker.showNotification(title, options);
      else this.#make(conversationId, title, options);
    } catch {
      // switched off in the meantime, or by a system that takes none from a page
    }
  }

  /** The conversations of which one is shown, by an earlier page too. */
  async shown(): Promise<ConversationId[]> {
    const others = (await (await registration())?.getNotifications()) ?? [];
    const tags = others.map(({ tag }) => tag).filter((tag) => tag.startsWith(TAG));
    return [...this.#made.keys(), ...tags.map((tag) => tag.slice(TAG.length))];
  }

  async close(conversationId: ConversationId): Promise<void> {
    this.#made.get(conversationId)?.close();
    this.#made.delete(conversationId);
    const others = (await (await registration())?.getNotifications({ tag: TAG + conversationId })) ?? [];
    for (const other of others) other.close();
  }

  #make(conversationId: ConversationId, title: string, options: NotificationOptions): void {
    const made = new Notification(title, options);
    this.#made.set(conversationId, made);
    made.onclick = () => {
      focus();
      made.close();
      this.#clicked(conversationId);
    };
  }
}

/** Tells when one that a worker shows was clicked: it wakes the page that was used last. */
export function onWorkerClick(clicked: (conversationId: ConversationId) => void): () => void {
  const workers = (navigator as Partial<Navigator>).serviceWorker;
  const heard = ({ data }: MessageEvent<unknown>) => {
    if (isRecord(data) && typeof data.conversationId === 'string') clicked(data.conversationId);
  };
  workers?.addEventListener('message', heard);
  return () => workers?.removeEventListener('message', heard);
}

/** Where a worker is at work it must show them: Android takes none from a page. */
async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  const workers = (navigator as Partial<Navigator>).serviceWorker;
  // refused where site data is blocked
  const found = await workers?.getRegistration().catch(() => undefined);
  return found?.active ? found : undefined;
}

function brief(text: string): string {
  const letters = Array.from(text);
  return letters.length <= BRIEF ? text : `${letters.slice(0, BRIEF - 1).join('')}…`;
}
