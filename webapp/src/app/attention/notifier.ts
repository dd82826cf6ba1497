import { isCalled, isMentioned, unread } from '../../features/conversation/fold';
import { previewOf, tellingOf } from '../../features/conversation/preview';
import { translate } from '../../i18n';
import type { AccountId, ConversationId, ConversationView } from '../../protocol/views';
import type { Arrival, Arrivals } from '../../session/sync/arrivals';
import { exclusively } from '../../session/storage/lock';
import type { Model } from '../../session/state/model';
import type { Session } from '../../session/session';
import { conversationName } from '../../people/useName';
import type { InView } from './in-view';
import { Notifications } from './notifications';
import { attentionOf, isQuiet } from './settings';
import { playArrival } from './sound';

/** Calls somebody to what arrives while its chat isn't looked at. Of all tabs one does it, and another when that closes. */
export class Notifier {
  readonly #store: Session['store'];
  readonly #arrivals: Arrivals;
  readonly #account: AccountId;
  readonly #inView: InView;
  readonly #notifications: Notifications;
  readonly #shown = new Set<ConversationId>();
  /** The last message of each chat that the page has yet to fetch: a group that one has just come into. */
  readonly #early = new Map<ConversationId, Arrival>();
  readonly #closed = new AbortController();
  #conversations: Model['state']['conversations'] | undefined;

  constructor(session: Session, account: AccountId, inView: InView, open: (id: ConversationId) => void) {
    this.#store = session.store;
    this.#arrivals = session.account.arrivals;
    this.#account = account;
    this.#inView = inView;
    this.#notifications = new Notifications(open);
    this.#queue().catch(() => undefined);
  }

  /** Nobody is logged in any more. */
  close(): void {
    this.#closed.abort();
    for (const id of this.#shown) void this.#notifications.close(id);
  }

  async #queue(): Promise<void> {
    const { signal } = this.#closed;
    const name = `parley.calling.${this.#account}`;
    while (!signal.aborted) await exclusively(name, signal, (held) => this.#work(held));
  }

  async #work(held: AbortSignal): Promise<void> {
    const leave = [
      this.#arrivals.subscribe((message) => void this.#arrived(message)),
      this.#store.subscribe(this.#tidy),
    ];
    // only then: what comes while one waits for the browser's answer calls too
    for (const id of await this.#notifications.shown()) this.#shown.add(id);
    this.#conversations = undefined;
    this.#tidy();
    await aborted(held);
    for (const each of leave) each();
  }

  async #arrived(message: Arrival): Promise<void> {
    const { conversationId } = message.data;
    const model = this.#store.get();
    const { me, conversations } = model.state;
    const conversation = conversations.get(conversationId);
    if (!conversation) this.#early.set(conversationId, message);
    if (!conversation || this.#inView.has(conversationId)) return;
    // whoever muted a group is called where they are mentioned
    if (conversation.muted && !(conversation.group && isMentioned(message, me))) return;
    const settings = attentionOf(this.#account);
    if (isQuiet(settings, new Date())) return;
    if (settings.sound) playArrival();
    if (!settings.notifications) return;
    const call = settings.preview
      ? {
          title: conversationName(model, conversation, translate),
          body: previewOf(tellingOf(model, conversation, translate), message),
        }
      : { title: translate('app.name'), body: translate('attention.new-message') };
    await this.#notifications.show({ conversationId, ...call });
    this.#shown.add(conversationId);
    // what happened while it was being shown
    if (this.#closed.signal.aborted) void this.#notifications.close(conversationId);
    this.#conversations = undefined;
    this.#tidy();
  }

  /**
   * Calls to what came before its chat was known, and takes away what was read, here or elsewhere, deleted, or muted.
   * Only once all that was missed is there: a page that has just been loaded may not know the messages yet that were
   * shown before.
   */
  readonly #tidy = (): void => {
    const { link, state } = this.#store.get();
    if (link !== 'connected' || state.conversations === this.#conversations) return;
    this.#conversations = state.conversations;
    for (const [id, message] of this.#early) {
      const conversation = state.conversations.get(id);
      if (!conversation) continue;
      this.#early.delete(id);
      if (isCalledFor(conversation)) void this.#arrived(message);
    }
    for (const id of this.#shown) {
      const conversation = state.conversations.get(id);
      if (conversation && isCalledFor(conversation)) continue;
      this.#shown.delete(id);
      void this.#notifications.close(id);
    }
  };
}

function isCalledFor(conversation: ConversationView): boolean {
  const { muted, lastDeleted } = conversation;
  return unread(conversation) > 0 && (!muted || isCalled(conversation)) && !lastDeleted;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener('abort', () => {
        resolve();
      });
  });
}
