import { tokenAnswer, type TokenAnswer } from '../protocol/views';
import { NetworkTrouble, ProblemError, type Http } from './http';
import { exclusively } from './lock';
import { sleep } from './clock';

/** An access token, and when to stop using it (the device's clock). */
export interface Token {
  accessToken: string;
  accountId: string;
  expires: number;
}

type Note = { type: 'token'; token: Token } | { type: 'wanted' } | { type: 'ended' };

/** Nobody is logged in here: the one answer that leads to the log-in page. */
export class SessionEnded extends Error {}

/**
 * The access token, shared by the tabs of one browser. They take turns to refresh it; a lost answer is asked for
 * again, since the server gives the predecessor's bearer a successor for a minute.
 */
export class Tokens {
  readonly #http: Http;
  readonly #channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('parley.session');
  readonly #forever = new AbortController().signal;
  #token: Token | undefined;
  #refreshing: Promise<Token> | undefined;
  /** Another tab logged out. */
  onEnded: () => void = () => undefined;
  /** A token came, here or in another tab: whose it is. */
  onAccount: (accountId: string) => void = () => undefined;

  constructor(http: Http) {
    this.#http = http;
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Note>) => {
      this.#noted(data);
    });
  }

  /** A token that is good for another minute. Throws `SessionEnded` or `NetworkTrouble`. */
  async get(): Promise<Token> {
    return this.#fresh() ?? (await this.refresh());
  }

  /** A newer token than `stale`. */
  async refresh(stale?: string): Promise<Token> {
    if (stale !== undefined && this.#token?.accessToken === stale) this.#token = undefined;
    this.#refreshing ??= exclusively('parley.refresh', this.#forever, () => this.#renew(stale)).finally(
      () => {
        this.#refreshing = undefined;
      },
    );
    return this.#refreshing;
  }

  take(answer: TokenAnswer): Token {
    const { accessToken, accountId } = answer;
    this.#token = { accessToken, accountId, expires: Date.now() + answer.expiresInSeconds * 1000 };
    this.#channel?.postMessage({ type: 'token', token: this.#token } satisfies Note);
    this.onAccount(accountId);
    return this.#token;
  }

  forget(): void {
    this.#token = undefined;
    this.#channel?.postMessage({ type: 'ended' } satisfies Note);
  }

  #fresh(): Token | undefined {
    return this.#token && this.#token.expires - Date.now() > 60_000 ? this.#token : undefined;
  }

  async #renew(stale: string | undefined): Promise<Token> {
    const before = this.#fresh();
    if (before) return before;
    if (stale === undefined && this.#channel) {
      this.#channel.postMessage({ type: 'wanted' } satisfies Note);
      await sleep(60);
      const heard = this.#fresh();
      if (heard) return heard;
    }
    try {
      return this.take(await this.#http.post('/api/session/refresh', {}, tokenAnswer));
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        this.#token = undefined;
        throw new SessionEnded();
      }
      throw error instanceof ProblemError ? new NetworkTrouble() : error;
    }
  }

  #noted(note: Note): void {
    if (note.type === 'token') {
      this.#token = note.token;
      this.onAccount(note.token.accountId);
    } else if (note.type === 'ended') {
      this.#token = undefined;
      this.onEnded();
    } else {
      const token = this.#fresh();
      if (token) this.#channel?.postMessage({ type: 'token', token } satisfies Note);
    }
  }
}
