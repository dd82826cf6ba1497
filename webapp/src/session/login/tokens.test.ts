// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../network/clock';
import { BrowserLogin } from './browser-login';
import { Http, NetworkTrouble } from '../network/http';
import { SessionEnded, Tokens } from './tokens';

/** The server's side of a refresh family: the cookie, and its predecessor that still gets an answer. */
class Family {
  issued = 0;
  asked = 0;
  atOnce = 0;
  most = 0;
  answer: (n: number) => Response = (n) => this.token(n);

  token(n: number): Response {
    return Response.json({
      accessToken: `token ${String(n)}`,
      expiresInSeconds: 900,
      accountId: 'ada',
      sessionId: 's',
    });
  }

  readonly fetch = async (): Promise<Response> => {
    this.asked++;
    this.most = Math.max(this.most, ++this.atOnce);
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.atOnce--;
    return this.answer(++this.issued);
  };
}

/** The tabs of one test hear each other, those of another don't. */
class Channel extends EventTarget {
  static tabs: Channel[] = [];

  constructor() {
    super();
    Channel.tabs.push(this);
  }

  postMessage(data: unknown): void {
    const others = Channel.tabs.filter((tab) => tab !== this);
    setTimeout(() => {
      for (const other of others) other.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
}

let family: Family;
beforeEach(() => {
  family = new Family();
  Channel.tabs = [];
  localStorage.clear();
  vi.stubGlobal('fetch', family.fetch);
  vi.stubGlobal('BroadcastChannel', Channel);
});

const tab = () => new Tokens(new Http(new Clock()), new BrowserLogin());

describe('the access token', () => {
  it('is asked for once, however many want it at once', async () => {
    const tokens = tab();
    const got = await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
    expect(new Set(got.map((token) => token.accessToken))).toEqual(new Set(['token 1']));
    expect(family.asked).toBe(1);
  });

  it('is shared by two tabs that refresh at once, one after the other', async () => {
    const [one, two] = [tab(), tab()];
    const got = await Promise.all([one.get(), two.get()]);
    expect(got.map((token) => token.accessToken)).toEqual(['token 1', 'token 1']);
    expect(family.most).toBe(1);
  });

  it('is refreshed when a server no longer takes it', async () => {
    const tokens = tab();
    const { accessToken } = await tokens.get();
    expect((await tokens.refresh(accessToken)).accessToken).toBe('token 2');
  });

  it('is asked for again after a lost answer', async () => {
    const tokens = tab();
    family.answer = () => {
      throw new TypeError('network');
    };
    await expect(tokens.get()).rejects.toThrow(NetworkTrouble);
    family.answer = (n) => family.token(n);
    expect((await tokens.get()).accessToken).toBe('token 2');
  });

  it.each([500, 502, 503, 429, 403, 400])('is not given up by an answer %i', async (status) => {
    family.answer = () => Response.json({}, { status });
    await expect(tab().get()).rejects.toThrow(NetworkTrouble);
  });

  it('only a 401 ends the session', async () => {
    family.answer = () => Response.json({ code: 'session-ended' }, { status: 401 });
    await expect(tab().get()).rejects.toThrow(SessionEnded);
  });
});
