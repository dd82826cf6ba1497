// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from './storage/database';
import { AccountSession } from './account-session';
import { expiredLogin } from './login/expired-login';
import { wipe } from './login/wipe';
import { Api } from './network/api';
import { Session, type Parts } from './session';
import { Disk } from './storage/disk';

const ANN = '019a0000-0000-7000-8000-00000000000a';
const BOB = '019a0000-0000-7000-8000-00000000000b';

/** One browser: its cookie, and the requests that reached the server. */
class Browser {
  cookie: string | undefined;
  isDown = false;
  readonly asked: string[] = [];

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    await Promise.resolve();
    if (this.isDown) throw new TypeError('offline');
    if (path.startsWith('/api/session')) this.asked.push(path);
    switch (path) {
      case '/api/session':
        this.cookie = (JSON.parse(init.body as string) as { login: string }).login;
        return this.#token();
      case '/api/session/refresh':
        return this.#token();
      case '/api/session/end':
        this.cookie = undefined;
        return new Response(null, { status: 204 });
      default:
        return Response.json({}, { status: this.cookie === undefined ? 401 : 503 });
    }
  };

  #token(): Response {
    if (this.cookie === undefined) return Response.json({ code: 'session-ended' }, { status: 401 });
    return Response.json({
      accessToken: this.cookie,
      expiresInSeconds: 900,
      accountId: this.cookie,
      sessionId: 's',
    });
  }
}

/** Like the browser's own. With these, a test can wait until all earlier work is over. */
class Locks {
  readonly #last = new Map<string, Promise<unknown>>();

  request<T>(name: string, _options: LockOptions, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work);
    this.#last.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }
}

let browser: Browser;
let locks: Locks;
let closed: AbortController;
beforeEach(async () => {
  browser = new Browser();
  locks = new Locks();
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
  closed = new AbortController();
  vi.stubGlobal('fetch', browser.fetch);
  vi.stubGlobal(
    'WebSocket',
    class {
      readonly close = vi.fn();
    },
  );
  // tabs hear of each other by the storage alone
  vi.stubGlobal('BroadcastChannel', undefined);
  const listen = addEventListener.bind(window);
  vi.stubGlobal('addEventListener', (type: string, listener: EventListener) => {
    listen(type, listener, { signal: closed.signal });
  });
  localStorage.clear();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

afterEach(async () => {
  closed.abort();
  // else a tab that wants to tell of its log-out would tell the next test's server
  await locks.request('parley.refresh', {}, () => Promise.resolve());
});

const parts: Parts = { AccountSession, Api, Disk, expiredLogin, wipe, fold: (state) => state };
const tab = (fetch = () => Promise.resolve(parts)) => new Session(fetch);
const who = ({ store }: Session) =>
  store.get().phase === 'known' ? store.get().state.me : store.get().phase;
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 5_000 });
/** What a browser does by itself: the other tabs hear of a change in the storage. */
const heard = () => dispatchEvent(new StorageEvent('storage', { key: 'parley.holder' }));
const stored = async () => [
  ...(await Dexie.getDatabaseNames()).filter((name) => name !== 'parley.locks'),
  ...Object.keys(localStorage).filter((key) => key !== 'parley.holder'),
];

async function loggedIn(accountId: string) {
  const session = tab();
  await session.logIn(accountId, 'password');
  return session;
}

async function withUnsent(accountId: string) {
  const session = await loggedIn(accountId);
  const database = new Database(accountId);
  const names = { handle: 'ann', nickname: 'Ann', avatar: 'fox' };
  const found = {
    findableByEmail: true,
    findableByPhone: false,
    readMarks: true,
    presence: true,
    askBeforeGroups: false,
  };
  await database.self.put({ accountId, ...names, ...found, seq: 1 });
  await database.outbox.add({ id: 'm', conversationId: 'c', text: 'x', time: '', state: 'waiting' });
  database.close();
  return session;
}

it('a list that is to be fetched anew is not shown as empty meanwhile', async () => {
  await withUnsent(ANN);
  const again = tab();
  await again.start();
  expect(who(again)).toBe(ANN);
  expect(again.store.get().state.self?.handle).toBe('ann');
  expect(again.store.get().loaded).toBe(false);
});

describe('a log-out', () => {
  it('removes all that the account has here, in every tab', async () => {
    const [one, two] = [await loggedIn(ANN), tab()];
    await two.start();
    expect(who(two)).toBe(ANN);
    two.drafts.keep('c', { text: 'half a sen', mentions: [] });
    expect(await stored()).toEqual([`parley.${ANN}`, `parley.${ANN}.draft.c`]);
    await one.logOut();
    heard();
    expect([who(one), who(two)]).toEqual(['anonymous', 'anonymous']);
    expect(two.drafts.of('c').text).toBe('');
    two.drafts.keep('c', { text: 'typed too late', mentions: [] });
    await eventually(async () => expect(await stored()).toEqual([]));
    await eventually(() => expect(browser.cookie).toBeUndefined());
  });

  it('without a network is told to the server as soon as there is one', async () => {
    const session = await loggedIn(ANN);
    browser.isDown = true;
    await session.logOut();
    expect(await stored()).toEqual([]);
    expect(browser.cookie).toBe(ANN);
    browser.isDown = false;
    dispatchEvent(new Event('online'));
    await eventually(() => expect(browser.cookie).toBeUndefined());
    expect(browser.asked.filter((path) => path === '/api/session/end')).toHaveLength(1);
  });

  it('that the server has not heard of is not undone by the old cookie, after a restart either', async () => {
    browser.cookie = ANN;
    localStorage.setItem('parley.holder', JSON.stringify({ state: 'out', told: false }));
    const session = tab();
    await session.start();
    expect(who(session)).toBe('anonymous');
    await eventually(() => expect(browser.asked).toEqual(['/api/session/end']));
  });

  it('is told before the next log-in', async () => {
    browser.cookie = ANN;
    localStorage.setItem('parley.holder', JSON.stringify({ state: 'out', told: false }));
    const session = await loggedIn(BOB);
    expect(browser.asked).toEqual(['/api/session/end', '/api/session']);
    expect([who(session), browser.cookie]).toEqual([BOB, BOB]);
  });
});

describe('a tab', () => {
  it('switches to the account that another tab logged in, before it does anything', async () => {
    const one = await loggedIn(ANN);
    const opened = one.account;
    const two = await loggedIn(BOB);
    const closing = vi.spyOn(opened, 'close');
    heard();
    expect(closing).toHaveBeenCalledOnce();
    expect(who(one)).toBe('unknown');
    await eventually(() => expect([who(one), who(two)]).toEqual([BOB, BOB]));
    await eventually(async () => expect(await stored()).toEqual([`parley.${BOB}`]));
  });

  it('that finds another account in the answer to a refresh switches too', async () => {
    localStorage.setItem('parley.holder', JSON.stringify({ state: 'in', accountId: ANN }));
    browser.cookie = BOB;
    const session = tab();
    await session.start();
    await eventually(() => expect(who(session)).toBe(BOB));
  });
});

describe('a session that is over', () => {
  it('leaves what is unsent to the same account', async () => {
    const session = await withUnsent(ANN);
    browser.cookie = undefined;
    await expect(session.account.api.snapshot()).rejects.toThrow();
    await eventually(() => expect(session.store.get().expiredLogin).toEqual({ handle: 'ann', unsent: 1 }));
    expect(who(session)).toBe('anonymous');
    const again = tab();
    await again.start();
    await eventually(() => expect(again.store.get().expiredLogin?.unsent).toBe(1));
    await again.logIn(ANN, 'password');
    await eventually(() => expect(again.store.get().outbox.map(({ id }) => id)).toEqual(['m']));
  });

  it('leaves nothing to another account', async () => {
    await withUnsent(ANN);
    localStorage.setItem('parley.holder', JSON.stringify({ state: 'expired', accountId: ANN }));
    heard();
    const session = await loggedIn(BOB);
    heard();
    await eventually(async () => expect(await stored()).toEqual([`parley.${BOB}`]));
    expect(session.store.get()).toMatchObject({ expiredLogin: undefined, outbox: [] });
  });
});

it('what works for an account is asked for until it comes', async () => {
  const offline = new TypeError('offline');
  const fetch = vi.fn(() => Promise.resolve(parts));
  fetch.mockRejectedValueOnce(offline).mockRejectedValueOnce(offline);
  const session = tab(fetch);
  const logsIn = session.logIn(ANN, 'password');
  await eventually(() => {
    expect(session.store.get().link).not.toBe('connected');
    expect(who(session)).toBe('unknown');
  });
  session.reconnect();
  await eventually(() => {
    expect(fetch.mock.calls.length).toBeGreaterThan(1);
  });
  session.reconnect();
  await logsIn;
  expect(who(session)).toBe(ANN);
});

it('nothing that works for an account is fetched for the log-in page', async () => {
  const fetch = vi.fn(() => Promise.resolve(parts));
  const session = tab(fetch);
  await session.start();
  expect(who(session)).toBe('anonymous');
  expect(fetch).not.toHaveBeenCalled();
});
