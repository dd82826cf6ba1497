import type { Command } from '../../protocol/commands';
import {
  closeCodes,
  protocolVersion,
  serverFrame,
  type Answer,
  type ClientFrame,
  type FrameOf,
} from '../../protocol/frames';
import type { Head } from '../../protocol/views';
import { backoff } from './clock';
import { SessionEnded, type AccountTokens } from '../login/tokens';

/** No answer came; whether it was carried out is not known. */
export interface Lost {
  type: 'lost';
}

/** Who hears what the socket brings. */
export interface ConnectionListener {
  welcome(head: Head | undefined): void;
  pushed(push: FrameOf<'entry'>): void;
  heartbeat(head: Head | undefined): void;
  presence(told: FrameOf<'presence'>): void;
  typed(told: FrameOf<'typed'>): void;
  groupPresence(told: FrameOf<'group-presence'>): void;
  readersChanged(told: FrameOf<'readers-changed'>): void;
  /** Another try begins, or the last one failed. */
  down(): void;
  ended(): void;
  outdated(): void;
}

const ANSWER_MILLIS = 20_000;
const WELCOME_MILLIS = 12_000;
const LATE_MILLIS = 1_000;

/** One WebSocket at a time, opened again whenever it is lost, until it is stopped. */
export class Connection {
  readonly #tokens: AccountTokens;
  readonly #waiting = new Map<string, (answer: Answer | Lost) => void>();
  /** Set by the start, before which nothing is heard. */
  #listener!: ConnectionListener;
  #socket: WebSocket | undefined;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #silence: ReturnType<typeof setTimeout> | undefined;
  #heartbeatMillis = 30_000;
  #heard = 0;
  #tries = 0;
  #refs = 0;
  #stale: string | undefined;
  #stopped = true;
  #opening = false;
  /** Commands may be sent. */
  open = false;

  constructor(tokens: AccountTokens) {
    this.#tokens = tokens;
  }

  start(listener: ConnectionListener): void {
    this.#listener = listener;
    this.#stopped = false;
    addEventListener('online', this.#nudge);
    addEventListener('offline', this.#unplugged);
    document.addEventListener('visibilitychange', this.#nudge);
    void this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    removeEventListener('online', this.#nudge);
    removeEventListener('offline', this.#unplugged);
    document.removeEventListener('visibilitychange', this.#nudge);
    this.#drop(1000);
  }

  /** Somebody wants it now: neither a back-off nor a socket that seems to be there is waited for. */
  reconnect(): void {
    if (this.#stopped || this.#opening) return;
    this.#tries = 0;
    if (this.#socket) this.#listener.down();
    this.#drop(4000);
    void this.#connect();
  }

  /** Sends a command once over the open socket. */
  readonly request = (command: Command): Promise<Answer | Lost> => {
    if (!this.open) return Promise.resolve({ type: 'lost' });
    const ref = String(++this.#refs);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answered(ref, { type: 'lost' }), ANSWER_MILLIS);
      this.#waiting.set(ref, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#send({ type: 'command', ref, command });
    });
  };

  /** Sends what may be lost. */
  readonly signal = (frame: ClientFrame): void => {
    if (this.open) this.#send(frame);
  };

  readonly #nudge = (): void => {
    if (document.visibilityState === 'hidden') return;
    // a socket that slept through a heartbeat is worth less than a new one
    if (this.#socket && Date.now() - this.#heard < this.#heartbeatMillis * 1.2) return;
    this.reconnect();
  };

  /** The browser knows before the socket does. */
  readonly #unplugged = (): void => {
    if (this.#socket) this.#giveUp();
  };

  async #connect(): Promise<void> {
    if (this.#stopped || this.#opening || this.#socket) return;
    this.#opening = true;
    try {
      const { accessToken, expires } = await (this.#stale === undefined
        ? this.#tokens.get()
        : this.#tokens.refresh(this.#stale));
      this.#stale = undefined;
      if (!this.#hasStopped()) this.#dial(accessToken, expires);
    } catch (error) {
      if (error instanceof SessionEnded) this.#listener.ended();
      else this.#later();
    } finally {
      this.#opening = false;
    }
  }

  #hasStopped(): boolean {
    return this.#stopped;
  }

  #dial(token: string, expires: number): void {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`);
    this.#socket = socket;
    this.#listen(socket);
    socket.onopen = () => {
      this.#send({ type: 'hello', v: protocolVersion, token });
      this.#timers.push(
        setTimeout(() => void this.#renew(token), Math.max(10_000, expires - Date.now() - 90_000)),
      );
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') this.#received(data);
      if (this.#socket === socket) this.#listen(socket);
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#closed(code, token);
    };
  }

  /** A socket without any frame for two heartbeats is dead, whatever the browser thinks. */
  #listen(socket: WebSocket): void {
    this.#heard = Date.now();
    clearTimeout(this.#silence);
    const giveUp = () => {
      if (this.#socket === socket) this.#giveUp();
    };
    this.#silence = setTimeout(
      () => {
        // a page that was asleep has frames waiting, and may be told the time before them
        this.#silence = setTimeout(giveUp, LATE_MILLIS);
      },
      this.open ? this.#heartbeatMillis * 2 : WELCOME_MILLIS,
    );
  }

  #received(text: string): void {
    let frame;
    try {
      frame = serverFrame(text);
    } catch {
      // lost like a push that never came: the next heartbeat's head shows what is missing
    }
    switch (frame?.type) {
      case 'welcome':
        // nothing goes out under another name
        if (frame.accountId !== this.#tokens.accountId) {
          this.#giveUp();
          return;
        }
        this.#tries = 0;
        this.#heartbeatMillis = frame.heartbeatMillis;
        this.open = true;
        this.#listener.welcome(frame.head);
        break;
      case 'entry':
        this.#listener.pushed(frame);
        break;
      case 'heartbeat':
        this.#send({ type: 'alive' });
        this.#listener.heartbeat(frame.head);
        break;
      case 'accepted':
      case 'refused':
      case 'busy':
      case 'failed':
        if (frame.ref !== undefined) this.#answered(frame.ref, frame);
        break;
      case 'presence':
        this.#listener.presence(frame);
        break;
      case 'typed':
        this.#listener.typed(frame);
        break;
      case 'group-presence':
        this.#listener.groupPresence(frame);
        break;
      case 'readers-changed':
        this.#listener.readersChanged(frame);
        break;
      case 'renewed':
      case undefined:
        break;
    }
  }

  async #renew(token: string): Promise<void> {
    const socket = this.#socket;
    try {
      const next = await this.#tokens.refresh(token);
      if (this.#socket !== socket) return;
      this.#send({ type: 'renew', token: next.accessToken });
      const wait = Math.max(10_000, next.expires - Date.now() - 90_000);
      this.#timers.push(setTimeout(() => void this.#renew(next.accessToken), wait));
    } catch (error) {
      if (error instanceof SessionEnded) this.#listener.ended();
      else this.#timers.push(setTimeout(() => void this.#renew(token), 10_000));
    }
  }

  #closed(code: number, token: string): void {
    this.#drop();
    // whether the session really ended is for the refresh to say
    if (code === closeCodes.sessionEnded || code === closeCodes.tokenExpired) this.#stale = token;
    if (code === closeCodes.upgrade) this.#listener.outdated();
    if (code === closeCodes.tooMany || code === closeCodes.upgrade) this.#tries = Math.max(this.#tries, 5);
    this.#later();
  }

  #giveUp(): void {
    this.#drop(4000);
    this.#later();
  }

  #later(): void {
    this.#listener.down();
    if (!this.#stopped) this.#timers.push(setTimeout(() => void this.#connect(), backoff(this.#tries++)));
  }

  #drop(code?: number): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.open = false;
    this.#clearTimers();
    if (socket && code !== undefined) socket.close(code);
    for (const ref of [...this.#waiting.keys()]) this.#answered(ref, { type: 'lost' });
  }

  #answered(ref: string, answer: Answer | Lost): void {
    this.#waiting.get(ref)?.(answer);
    this.#waiting.delete(ref);
  }

  #send(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #clearTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    clearTimeout(this.#silence);
    this.#timers = [];
  }
}
