import { anything } from '../protocol/decode';
import { registrationAnswer, tokenAnswer } from '../protocol/views';
import { Api } from './api';
import { backoff, Clock, sleep } from './clock';
import { Disk } from './disk';
import { Http } from './http';
import type { Model } from './model';
import { Opened } from './opened';
import { emptyState, type Fold } from './state';
import { Store } from './store';
import { SessionEnded, Tokens } from './tokens';
import { uuid7 } from './uuid';

const ACCOUNT_KEY = 'parley.account';

/** What it takes to register. */
export interface Registration {
  clientId: string;
  handle: string;
  nickname: string;
  avatar: string;
  email: string;
  phone?: string;
  password: string;
}

/** Who is logged in here, and all that the pages may do. */
export class Session {
  readonly clock = new Clock();
  readonly store: Store<Model>;
  readonly #fold: Fold;
  readonly #http = new Http(this.clock);
  readonly #tokens = new Tokens(this.#http);
  readonly #api = new Api(this.#http, this.#tokens);
  #opened: Opened | undefined;
  #account: string | undefined;
  #changing: Promise<unknown> = Promise.resolve();

  constructor(fold: Fold) {
    this.#fold = fold;
    this.store = new Store<Model>(blank('unknown'));
    this.#tokens.onEnded = () => void this.#leave(false);
    this.#tokens.onAccount = (accountId) => void this.#enter(accountId);
  }

  /** Goes on where this browser was left; only a 401 means that nobody is logged in. */
  async start(): Promise<void> {
    const remembered = localStorage.getItem(ACCOUNT_KEY);
    if (remembered !== null) return this.#enter(remembered);
    for (let tries = 0; ; tries++) {
      try {
        await this.#tokens.get();
        return;
      } catch (error) {
        if (error instanceof SessionEnded) return this.#leave(false);
        this.store.set({ link: navigator.onLine ? 'connecting' : 'offline' });
        await sleep(backoff(tries));
      }
    }
  }

  async registrationOpen(): Promise<boolean> {
    return (await this.#http.get('/api/accounts/registration', registrationAnswer)).open;
  }

  /** Throws `ProblemError` or `NetworkTrouble`. */
  async register(registration: Registration): Promise<void> {
    await this.#http.post('/api/accounts', registration, anything);
    await this.logIn(registration.handle, registration.password);
  }

  async logIn(login: string, password: string): Promise<void> {
    this.#tokens.take(
      await this.#http.post('/api/session', { login, password, client: clientName() }, tokenAnswer),
    );
    await this.#changing;
  }

  async logOut(): Promise<void> {
    await this.#http.post('/api/session/end', {}, anything);
    this.#tokens.forget();
    await this.#leave(true);
  }

  /** A new client id (UUIDv7). */
  newId(): string {
    return uuid7(this.clock.now());
  }

  async search(query: string) {
    const person = await this.#api.search(query);
    if (person) this.open.meet([person]);
    return person;
  }

  /** The account at work. Only pages that need a log-in may ask. */
  get open(): Opened {
    if (!this.#opened) throw new Error('nobody is logged in');
    return this.#opened;
  }

  async say(conversationId: string, text: string): Promise<void> {
    const time = new Date(this.clock.now()).toISOString();
    await this.open.outbox.add({ id: this.newId(), conversationId, text, time });
  }

  #enter(accountId: string): Promise<void> {
    if (this.#account === accountId) return Promise.resolve();
    this.#account = accountId;
    return this.#change(async () => {
      await this.#opened?.close();
      localStorage.setItem(ACCOUNT_KEY, accountId);
      const disk = await Disk.open(accountId);
      const { state, cursor } = await disk.load();
      const { durable } = disk;
      this.store.set({ ...blank('known'), state, durable, loaded: cursor !== undefined });
      const { store, clock } = this;
      const ended = () => void this.#leave(false);
      const around = { store, clock, ended, fold: this.#fold, api: this.#api, tokens: this.#tokens };
      this.#opened = new Opened(around, disk, cursor);
      this.#opened.start();
    });
  }

  #leave(forget: boolean): Promise<void> {
    this.#account = undefined;
    return this.#change(async () => {
      const opened = this.#opened;
      this.#opened = undefined;
      localStorage.removeItem(ACCOUNT_KEY);
      this.store.set(blank('anonymous'));
      await opened?.close();
      if (forget) await opened?.disk.delete();
      else opened?.disk.close();
    });
  }

  /** One after the other. */
  #change(work: () => Promise<void>): Promise<void> {
    const next = this.#changing.then(work);
    this.#changing = next.catch(() => undefined);
    return next;
  }
}

function blank(phase: Model['phase']): Model {
  return {
    phase,
    link: 'connecting',
    outdated: false,
    durable: true,
    loaded: false,
    state: emptyState(''),
    outbox: [],
    timelines: new Map(),
    presence: new Map(),
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
