// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerFrame } from '../../protocol/frames';
import { closeCodes } from '../../protocol/frames';
import { Connection } from './connection';
import { NetworkTrouble } from './http';
import { SessionEnded, type Token } from '../login/tokens';

class Socket {
  static readonly OPEN = 1;
  static all: Socket[] = [];
  readyState = 0;
  readonly sent: { type: string; ref?: string; token?: string }[] = [];
  onopen: () => void = () => undefined;
  onmessage: (message: { data: string }) => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;

  constructor(readonly url: string) {
    Socket.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as { type: string });
  }

  close(): void {
    this.readyState = 3;
  }

  opened(): void {
    this.readyState = Socket.OPEN;
    this.onopen();
  }

  receive(frame: ServerFrame): void {
    this.onmessage({ data: JSON.stringify(frame) });
  }

  lost(code: number): void {
    this.readyState = 3;
    this.onclose({ code });
  }
}

let connections: Connection[] = [];

beforeEach(() => {
  Socket.all = [];
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Socket);
});
afterEach(() => {
  for (const connection of connections) connection.stop();
  connections = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function connection() {
  let issued = 1;
  const token = (): Token => ({
    accessToken: `token ${String(issued)}`,
    accountId: 'ada',
    expires: Date.now() + 900_000,
  });
  const tokens = {
    accountId: 'ada',
    get: vi.fn(() => Promise.resolve(token())),
    refresh: vi.fn((_stale: string) => {
      issued++;
      return Promise.resolve(token());
    }),
  };
  const listener = {
    welcome: vi.fn(),
    pushed: vi.fn(),
    heartbeat: vi.fn(),
    presence: vi.fn(),
    typed: vi.fn(),
    groupPresence: vi.fn(),
    readersChanged: vi.fn(),
    down: vi.fn(),
    ended: vi.fn(),
    outdated: vi.fn(),
  };
  const made = new Connection(tokens);
  connections.push(made);
  return { made, tokens, listener };
}

const newest = () => {
  const socket = Socket.all.at(-1);
  if (!socket) throw new Error('no socket');
  return socket;
};
const tick = (millis = 0) => vi.advanceTimersByTimeAsync(millis);
const welcome: ServerFrame = {
  type: 'welcome',
  v: 2,
  accountId: 'ada',
  sessionId: 's',
  heartbeatMillis: 20_000,
};

async function connected() {
  const all = connection();
  all.made.start(all.listener);
  await tick();
  newest().opened();
  newest().receive(welcome);
  return all;
}

describe('the connection', () => {
  it('says hello with the token in the first frame, never in the address', async () => {
    const { listener } = await connected();
    expect(newest().sent[0]).toEqual({ type: 'hello', v: 2, token: 'token 1' });
    expect(newest().url).toBe('ws://localhost:3000/ws');
    expect(listener.welcome).toHaveBeenCalledOnce();
  });

  it('with another account is dropped before anything is sent', async () => {
    const { made, listener } = connection();
    made.start(listener);
    await tick();
    newest().opened();
    newest().receive({ ...welcome, accountId: 'bob' });
    expect(made.open).toBe(false);
    expect(listener.welcome).not.toHaveBeenCalled();
    expect(newest().readyState).toBe(3);
  });

  it('is opened again after a while, and at once when the browser comes online', async () => {
    await connected();
    newest().lost(1006);
    expect(Socket.all).toHaveLength(1);
    await tick(1_000);
    expect(Socket.all).toHaveLength(2);
    newest().lost(1006);
    dispatchEvent(new Event('online'));
    await tick();
    expect(Socket.all).toHaveLength(3);
  });

  it('is down as soon as the browser says that it is offline', async () => {
    const { listener } = await connected();
    dispatchEvent(new Event('offline'));
    expect(listener.down).toHaveBeenCalledOnce();
    dispatchEvent(new Event('online'));
    await tick();
    expect(Socket.all).toHaveLength(2);
  });

  it('waits longer each time, but never more than 30 s', async () => {
    const { made, listener } = connection();
    vi.spyOn(Math, 'random').mockReturnValue(1);
    made.start(listener);
    await tick();
    const waits: number[] = [];
    for (let n = 0; n < 9; n++) {
      newest().lost(1006);
      const before = Socket.all.length;
      let waited = 0;
      for (; Socket.all.length === before; waited += 500) await tick(500);
      waits.push(waited);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('a socket that is silent for two heartbeats is given up', async () => {
    const { listener } = await connected();
    await tick(39_000);
    expect(listener.down).not.toHaveBeenCalled();
    await tick(2_000);
    expect(listener.down).toHaveBeenCalled();
    await tick(1_000);
    expect(Socket.all).toHaveLength(2);
  });

  it('a socket whose heartbeat waited while the page was asleep is kept', async () => {
    const { listener } = await connected();
    // the page wakes up, and is told first that the time is over
    await tick(40_500);
    newest().receive({ type: 'heartbeat' });
    await tick(2_000);
    expect(listener.down).not.toHaveBeenCalled();
    expect(Socket.all).toHaveLength(1);
  });

  it('a hidden page stays connected, and answers heartbeats without any timer', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { listener } = await connected();
    document.dispatchEvent(new Event('visibilitychange'));
    for (let minute = 0; minute < 30; minute++) {
      await tick(20_000);
      newest().receive({ type: 'heartbeat' });
      expect(newest().sent.at(-1)).toEqual({ type: 'alive' });
    }
    expect(listener.down).not.toHaveBeenCalled();
    expect(Socket.all).toHaveLength(1);
  });

  it('is tried anew at once when somebody asks for it, in the middle of a long wait too', async () => {
    const { made } = await connected();
    vi.spyOn(Math, 'random').mockReturnValue(1);
    for (let n = 0; n < 8; n++) {
      newest().lost(1006);
      await tick(30_000);
    }
    newest().lost(1006);
    const before = Socket.all.length;
    made.reconnect();
    await tick();
    expect(Socket.all).toHaveLength(before + 1);
    // and those that follow don't wait as long again
    newest().lost(1006);
    await tick(600);
    expect(Socket.all).toHaveLength(before + 2);
  });

  it('answers heartbeats', async () => {
    const { listener } = await connected();
    newest().receive({ type: 'heartbeat', head: { epoch: '1.1', seq: 4 } });
    expect(newest().sent.at(-1)).toEqual({ type: 'alive' });
    expect(listener.heartbeat).toHaveBeenCalledWith({ epoch: '1.1', seq: 4 });
  });

  it('a signal is sent while the socket is open, and else forgotten', async () => {
    const { made, listener } = await connected();
    made.signal({ type: 'present', active: true });
    expect(newest().sent.at(-1)).toEqual({ type: 'present', active: true });
    newest().receive({ type: 'presence', accountId: 'bob', online: true });
    expect(listener.presence).toHaveBeenCalledWith({ type: 'presence', accountId: 'bob', online: true });
    newest().lost(1006);
    made.signal({ type: 'present', active: false });
    await tick(1_000);
    newest().opened();
    newest().receive(welcome);
    expect(newest().sent).toEqual([{ type: 'hello', v: 2, token: 'token 1' }]);
  });

  it('renews its token on the open socket before it expires', async () => {
    await connected();
    const beats = setInterval(() => newest().receive({ type: 'heartbeat' }), 20_000);
    await tick(815_000);
    clearInterval(beats);
    expect(newest().sent).toContainEqual({ type: 'renew', token: 'token 2' });
    expect(Socket.all).toHaveLength(1);
  });

  it('a command is answered by its frame, or lost with the socket', async () => {
    const { made } = await connected();
    const command = { type: 'friendship.end', clientId: 'c', other: 'bob' } as const;
    const answer = made.request(command);
    newest().receive({ type: 'refused', ref: newest().sent.at(-1)?.ref ?? '', code: 'no-friendship' });
    expect(await answer).toMatchObject({ type: 'refused', code: 'no-friendship' });
    const lost = made.request(command);
    newest().lost(1006);
    expect(await lost).toEqual({ type: 'lost' });
    expect(await made.request(command)).toEqual({ type: 'lost' });
  });

  it.each([closeCodes.sessionEnded, closeCodes.tokenExpired])(
    'after %i the refresh says whether one is logged out',
    async (code) => {
      const { tokens, listener } = await connected();
      newest().lost(code);
      await tick(30_000);
      expect(tokens.refresh).toHaveBeenCalledWith('token 1');
      expect(listener.ended).not.toHaveBeenCalled();
      newest().opened();
      expect(newest().sent[0]?.token).toBe('token 2');
      tokens.refresh.mockRejectedValue(new SessionEnded());
      newest().lost(code);
      await tick(60_000);
      expect(listener.ended).toHaveBeenCalledOnce();
    },
  );

  it('network trouble while refreshing never logs out', async () => {
    const { made, tokens, listener } = connection();
    tokens.get.mockRejectedValue(new NetworkTrouble());
    made.start(listener);
    await tick(120_000);
    expect(tokens.get.mock.calls.length).toBeGreaterThan(4);
    expect(listener.ended).not.toHaveBeenCalled();
  });

  it('tells when the server speaks a newer protocol', async () => {
    const { listener } = await connected();
    newest().lost(closeCodes.upgrade);
    expect(listener.outdated).toHaveBeenCalledOnce();
  });
});
