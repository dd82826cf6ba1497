import { anything } from '../protocol/decode';
import type { Mention } from '../protocol/events';
import {
  linkPreview,
  registrationState,
  type LinkPreview,
  type LinkQuery,
  type Registration,
} from '../protocol/views';
import type { Api } from './network/api';
import { backoff, Clock, sleep } from './network/clock';
import type { Disk } from './storage/disk';
import { keepForGood } from './storage/keep-for-good';
import { Drafts } from './sending/drafts';
import { BrowserLogin, keptAccount, type LoginState } from './login/browser-login';
import { Http } from './network/http';
import type { expiredLogin } from './login/expired-login';
import { disconnected, type Model } from './state/model';
import type { AccountSession } from './account-session';
import type { Fold } from './state/draft';
import { emptyState } from './state/empty';
import { Store, type Readable } from './state/store';
import { SessionEnded, Tokens } from './login/tokens';
import { uuid7 } from './network/uuid';
import type { wipe } from './login/wipe';

/** What works for an account. It is fetched once there is one: the log-in page comes first, and needs none of it. */
export interface Parts {
  readonly AccountSession: typeof AccountSession;
  readonly Api: typeof Api;
  readonly Disk: typeof Disk;
  readonly expiredLogin: typeof expiredLogin;
  readonly wipe: typeof wipe;
  readonly fold: Fold;
}

/** Who is logged in here, and all that the pages may do. Each tab follows the one account that holds the browser. */
export class Session {
  readonly clock = new Clock();
  readonly #store = new Store<Model>(blank('unknown'));
  readonly store: Readable<Model> = this.#store;
  readonly drafts = new Drafts(this.#store);
  readonly #fetch: () => Promise<Parts>;
  readonly #browserLogin = new BrowserLogin();
  readonly #http = new Http(this.clock);
  readonly #tokens = new Tokens(this.#http, this.#browserLogin);
  #waiting = new AbortController();
  #account: AccountSession | undefined;
  #following: LoginState | undefined;
  #changing: Promise<unknown> = Promise.resolve();
  #telling = false;

  constructor(fetch: () => Promise<Parts>) {
    this.#fetch = fetch;
    this.#browserLogin.onChange = () => {
      this.#follow();
    };
  }

  /** Goes on where this browser was left; only a 401 means that nobody is logged in. */
  async start(): Promise<void> {
    this.#follow();
    for (let tries = 0; !this.#following; tries++) {
      try {
        await this.#tokens.get();
      } catch (error) {
        if (error instanceof SessionEnded) {
          this.#store.set({ phase: 'anonymous' });
          return;
        }
        this.#store.set({ link: disconnected() });
        this.#waiting = new AbortController();
        await sleep(backoff(tries), this.#waiting.signal);
      }
    }
    await this.#changing;
  }

  /** Tries at once, whatever is waited for. */
  reconnect(): void {
    this.#waiting.abort();
    this.#account?.reconnect();
  }

  async registrationOpen(): Promise<boolean> {
    return (await this.#http.get('/api/accounts/registration', registrationState)).open;
  }

  /** What an invite link tells one who isn't logged in. */
  preview(link: LinkQuery): Promise<LinkPreview> {
    return this.#http.post('/api/groups/preview', link, linkPreview);
  }

  /** Throws `ProblemError` or `NetworkTrouble`. */
  async register(registration: Registration): Promise<void> {
    await this.#http.post('/api/accounts', registration, anything);
    await this.logIn(registration.handle, registration.password);
  }

  async logIn(login: string, password: string): Promise<void> {
    await this.#tokens.logIn({ login, password, client: clientName() });
    await this.#changing;
  }

  /** The server has a newer version of this app. */
  foundNewVersion(): void {
    this.#store.set({ outdated: true });
  }

  /** At once and in all tabs, without a network too; the server is told as soon as it can be. */
  async logOut(): Promise<void> {
    this.#browserLogin.set({ state: 'out', told: false });
    await this.#changing;
  }

  /** A new client id (UUIDv7). */
  newId(): string {
    return uuid7(this.clock.now());
  }

  async search(query: string) {
    const { account } = this;
    const person = await account.api.search(query);
    if (person) account.addPeople([person]);
    return person;
  }

  /** The account at work. Only pages that need a log-in may ask. */
  get account(): AccountSession {
    if (!this.#account) throw new Error('nobody is logged in');
    return this.#account;
  }

  async say(conversationId: string, text: string, mentions: readonly Mention[] = []): Promise<void> {
    const time = new Date(this.clock.now()).toISOString();
    const some = mentions.length > 0 && { mentions };
    await this.account.outbox.add({ id: this.newId(), conversationId, text, ...some, time });
    void keepForGood();
  }

  /** Makes this tab what the browser is. Nothing of an earlier account goes out once this has returned. */
  #follow(): void {
    const holding = this.#browserLogin.get();
    if (!holding) return;
    if (holding.state === 'out' && !holding.told) void this.#tellEnd();
    if (this.#following?.state === holding.state && keptAccount(this.#following) === keptAccount(holding))
      return;
    this.#following = holding;
    this.#waiting.abort();
    const left = this.#account;
    this.#account = undefined;
    const closed = left?.close();
    this.drafts.open(undefined);
    if (holding.state !== 'in') this.#store.set(blank('anonymous'));
    else if (left) this.#store.set(blank('unknown'));
    this.#changing = this.#changing
      .then(async () => {
        await Promise.allSettled([closed]);
        left?.disk.close();
        await this.#become(holding);
      })
      .catch(() => undefined);
  }

  async #become(holding: LoginState): Promise<void> {
    const isPast = () => this.#following !== holding;
    if (isPast()) return;
    // what can't be wiped for want of these is wiped at the next start
    const parts = holding.state === 'in' ? await this.#parts(isPast) : await this.#fetch();
    if (!parts || isPast()) return;
    const wiped = parts.wipe(() => keptAccount(this.#browserLogin.get()));
    if (holding.state === 'in') await this.#open(parts, holding.accountId, isPast);
    else if (holding.state === 'out') await wiped;
    else {
      const waiting = await parts.expiredLogin(holding.accountId);
      if (!isPast()) this.#store.set({ expiredLogin: waiting });
    }
  }

  /** Without them there is nothing to show: asks until they are here. */
  async #parts(isPast: () => boolean): Promise<Parts | undefined> {
    for (let tries = 0; !isPast(); tries++) {
      try {
        return await this.#fetch();
      } catch {
        this.#store.set({ phase: 'unknown', link: disconnected() });
        this.#waiting = new AbortController();
        await sleep(backoff(tries), this.#waiting.signal);
      }
    }
    return undefined;
  }

  async #open(parts: Parts, accountId: string, isPast: () => boolean): Promise<void> {
    const { AccountSession, Api, Disk, fold } = parts;
    const disk = await Disk.open(accountId);
    const { state, cursor } = await disk.load();
    if (isPast()) {
      disk.close();
      return;
    }
    const { durable } = disk;
    this.#store.set({
      ...blank('known'),
      state,
      durable,
      loaded: cursor !== undefined || state.conversations.size > 0,
    });
    this.drafts.open(accountId);
    const { clock } = this;
    const store = this.#store;
    const tokens = this.#tokens.of(accountId);
    const ended = () => {
      this.#follow();
    };
    const around = { store, clock, ended, tokens, fold, api: new Api(this.#http, tokens) };
    this.#account = new AccountSession(around, disk, cursor);
    this.#account.start();
  }

  async #tellEnd(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    const isUntold = (holding = this.#browserLogin.get()) => holding?.state === 'out' && !holding.told;
    for (let tries = 0; isUntold(); tries++) {
      const online = new AbortController();
      addEventListener('online', () => online.abort(), { once: true, signal: online.signal });
      await this.#tokens.tellEnd().catch(() => sleep(backoff(tries), online.signal));
      online.abort();
    }
    this.#telling = false;
  }
}

function blank(phase: Model['phase']): Model {
  return {
    phase,
    expiredLogin: undefined,
    link: 'connecting',
    outdated: false,
    durable: true,
    loaded: false,
    state: emptyState(''),
    outbox: [],
    drafts: new Map(),
    timelines: new Map(),
    rosters: new Map(),
    presence: new Map(),
    online: new Map(),
    readByOne: new Map(),
    typing: new Map(),
  };
}

/** As in a list of one's sessions: "Firefox, Linux". */
function clientName(): string {
  const agent = navigator.userAgent;
  const browser = /Edg|OPR|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? 'Browser';
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(agent)?.[0];
  const named = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser;
  return system === undefined ? named : `${named}, ${system}`;
}
