import { anything } from '../../protocol/decode';
import { sessionTokens, type LogIn, type SessionTokens } from '../../protocol/views';
import { sleep } from '../network/clock';
import type { BrowserLogin } from './browser-login';
import { NetworkTrouble, ProblemError, type Http } from '../network/http';
import { exclusively } from '../storage/lock';

/** An access token, whose it is, and when to stop using it (the device's clock). */
export interface Token {
  accessToken: string;
  accountId: string;
  expires: number;
}

/** The access tokens of one account: another's never come out of it. */
export interface AccountTokens {
  readonly accountId: string;
  /** A token that is good for another minute. Throws `SessionEnded`, `AnotherAccount` or `NetworkTrouble`. */
  get(): Promise<Token>;
  /** A newer token than `stale`. Throws the same. */
  refresh(stale: string): Promise<Token>;
}

type Note = { type: 'token'; token: Token } | { type: 'wanted' };

/** Nobody is logged in here: the one answer that leads to the log-in page. */
export class SessionEnded extends Error {}

/** The browser holds another account now; this tab is about to switch. */
export class AnotherAccount extends Error {}

/**
 * The access token, shared by the tabs of one browser. They take turns in all that changes the cookie; a lost answer
 * is asked for again, since the server gives the predecessor's bearer a successor for a minute. Each answer names the
 * account, which from then on holds the browser.
 */
export class Tokens {
  readonly #http: Http;
  readonly #browserLogin: BrowserLogin;
  readonly #channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('parley.session');
  readonly #forever = new AbortController().signal;
  #token: Token | undefined;
  #refreshing: Promise<Token> | undefined;

  constructor(http: Http, browserLogin: BrowserLogin) {
    this.#http = http;
    this.#browserLogin = browserLogin;
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Note>) => {
      this.#noted(data);
    });
  }

  of(accountId: string): AccountTokens {
    const own = (token: Token) => {
      const holding = this.#browserLogin.get();
      const holds = holding?.state === 'in' && holding.accountId === accountId;
      if (!holds || token.accountId !== accountId) throw new AnotherAccount();
      return token;
    };
    return {
      accountId,
      get: async () => own(await this.get()),
      refresh: async (stale) => own(await this.refresh(stale)),
    };
  }

  async get(): Promise<Token> {
    return this.#fresh() ?? (await this.refresh());
  }

  async refresh(stale?: string): Promise<Token> {
    if (stale !== undefined && this.#token?.accessToken === stale) this.#token = undefined;
    this.#refreshing ??= this.#inTurn(() => this.#renew(stale)).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async logIn(form: LogIn): Promise<void> {
    await this.#inTurn(async () => {
      await this.#tellEnd();
      this.#take(await this.#http.post('/api/session', form, sessionTokens));
    });
  }

  /** Tells the server of a log-out, if it wasn't told yet. */
  async tellEnd(): Promise<void> {
    await this.#inTurn(() => this.#tellEnd());
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return exclusively('parley.refresh', this.#forever, work);
  }

  async #tellEnd(): Promise<void> {
    const holding = this.#browserLogin.get();
    if (holding?.state !== 'out' || holding.told) return;
    await this.#http.post('/api/session/end', {}, anything);
    this.#browserLogin.set({ state: 'out', told: true });
  }

  #take({ accessToken, accountId, expiresInSeconds }: SessionTokens): Token {
    const token = { accessToken, accountId, expires: Date.now() + expiresInSeconds * 1000 };
    this.#token = token;
    this.#browserLogin.set({ state: 'in', accountId });
    this.#channel?.postMessage({ type: 'token', token } satisfies Note);
    return token;
  }

  #fresh(): Token | undefined {
    const holding = this.#browserLogin.get();
    if (holding?.state !== 'in' || this.#token?.accountId !== holding.accountId) return undefined;
    return this.#token.expires - Date.now() > 60_000 ? this.#token : undefined;
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
    // an old cookie logs nobody in again
    this.#notOver();
    try {
      const answer = await this.#http.post('/api/session/refresh', {}, sessionTokens);
      this.#notOver();
      return this.#take(answer);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.status !== 401) throw new NetworkTrouble();
      const holding = this.#browserLogin.get();
      if (holding?.state === 'in') this.#browserLogin.set({ ...holding, state: 'expired' });
      throw new SessionEnded();
    }
  }

  #notOver(): void {
    const holding = this.#browserLogin.get();
    if (holding && holding.state !== 'in') throw new SessionEnded();
  }

  #noted(note: Note): void {
    if (note.type === 'token') {
      this.#token = note.token;
      this.#browserLogin.onChange();
      return;
    }
    const token = this.#fresh();
    if (token) this.#channel?.postMessage({ type: 'token', token } satisfies Note);
  }
}
