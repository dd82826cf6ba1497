import type { Decoder } from '../../protocol/decode';
import { anything, list } from '../../protocol/decode';
import {
  conversationView,
  inboxPage,
  invitationView,
  joinRequests,
  linkList,
  linkPreview,
  memberPage,
  personFound,
  personView,
  readers,
  sessionList,
  snapshot,
  timelinePage,
  type ConversationView,
  type InboxPage,
  type InvitationView,
  type JoinRequests,
  type LinkPreview,
  type LinkQuery,
  type LinkView,
  type MemberPage,
  type PasswordChange,
  type PersonView,
  type Readers,
  type SessionView,
  type Snapshot,
  type TimelinePage,
} from '../../protocol/views';
import { NetworkTrouble, ProblemError, type Http } from './http';
import type { AccountTokens } from '../login/tokens';

/** The inbox's numbers were made anew, or one is too far behind: start from a snapshot. */
export class Resync extends Error {}

/** Where a page of a conversation lies: before, after or around a message, or at the end. */
export type Place = { before: number } | { after: number } | { around: number } | Record<string, never>;

/** What one may read once logged in. A token that is no longer taken is refreshed, and the question asked again. */
export class Api {
  readonly #http: Http;
  readonly #tokens: AccountTokens;

  constructor(http: Http, tokens: AccountTokens) {
    this.#http = http;
    this.#tokens = tokens;
  }

  async inbox(epoch: string, after: number, limit: number): Promise<InboxPage> {
    const query = new URLSearchParams({ epoch, after: String(after), limit: String(limit) });
    try {
      return await this.#get(`/api/inbox?${query.toString()}`, inboxPage);
    } catch (error) {
      if (error instanceof ProblemError && error.status === 410) throw new Resync();
      throw error;
    }
  }

  snapshot(): Promise<Snapshot> {
    return this.#get('/api/snapshot', snapshot);
  }

  timeline(conversationId: string, limit: number, place: Place): Promise<TimelinePage> {
    const query = new URLSearchParams({ limit: String(limit) });
    for (const [name, messageNo] of Object.entries(place)) query.set(name, String(messageNo));
    return this.#get(`/api/conversations/${conversationId}/timeline?${query.toString()}`, timelinePage);
  }

  conversation(conversationId: string): Promise<ConversationView> {
    return this.#get(`/api/conversations/${conversationId}`, conversationView);
  }

  /** The members of a group after `after`, or the first ones. */
  members(conversationId: string, after: string | undefined, limit: number): Promise<MemberPage> {
    const query = new URLSearchParams({ limit: String(limit), ...(after !== undefined && { after }) });
    return this.#get(`/api/conversations/${conversationId}/members?${query.toString()}`, memberPage);
  }

  /** Who has read a message of one's own in a group. */
  readers(conversationId: string, messageNo: number): Promise<Readers> {
    return this.#get(`/api/conversations/${conversationId}/messages/${String(messageNo)}/readers`, readers);
  }

  /** The groups that one is asked into. */
  invitations(): Promise<InvitationView[]> {
    return this.#get('/api/groups/invitations', list(invitationView));
  }

  /** Who waits to be let into a group, for its owner and admins. */
  requests(conversationId: string): Promise<JoinRequests> {
    return this.#get(`/api/conversations/${conversationId}/requests`, joinRequests);
  }

  /** The invite links of a group that still hold, for those who may invite. */
  async links(conversationId: string): Promise<readonly LinkView[]> {
    return (await this.#get(`/api/conversations/${conversationId}/links`, linkList)).links;
  }

  /** What a link tells; what it is made of stands in no address. */
  preview(link: LinkQuery): Promise<LinkPreview> {
    return this.#post('/api/groups/preview', link, linkPreview);
  }

  people(ids: readonly string[]): Promise<PersonView[]> {
    return this.#post('/api/people', { ids }, list(personView));
  }

  async search(query: string): Promise<PersonView | undefined> {
    return (await this.#post('/api/people/search', { query }, personFound)).person;
  }

  /** One's log-ins, the one used last first. */
  async sessions(): Promise<readonly SessionView[]> {
    return (await this.#get('/api/sessions', sessionList)).sessions;
  }

  /** Ends all log-ins but this one. */
  async changePassword(oldPassword: string, newPassword: string): Promise<void> {
    const change: PasswordChange = { oldPassword, newPassword };
    await this.#post('/api/session/password', change, anything);
  }

  /** Logs out one of them; one that is over already too. */
  async endSession(sessionId: string): Promise<void> {
    try {
      await this.#post(`/api/sessions/${sessionId}/end`, {}, anything);
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 404)) throw error;
    }
  }

  #get<T>(path: string, decoder: Decoder<T>): Promise<T> {
    return this.#authorized((token) => this.#http.get(path, decoder, token));
  }

  #post<T>(path: string, body: unknown, decoder: Decoder<T>): Promise<T> {
    return this.#authorized((token) => this.#http.post(path, body, decoder, token));
  }

  async #authorized<T>(ask: (token: string) => Promise<T>): Promise<T> {
    const { accessToken } = await this.#tokens.get();
    try {
      return await ask(accessToken);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error;
    }
    const renewed = await this.#tokens.refresh(accessToken);
    try {
      return await ask(renewed.accessToken);
    } catch (error) {
      // a token just issued that isn't taken is a fault, not the end of the session
      throw error instanceof ProblemError && error.status === 401 ? new NetworkTrouble() : error;
    }
  }
}
