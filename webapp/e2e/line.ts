import { connect, createServer, type Server, type Socket } from 'node:net';

/** What passes: everything, everything but WebSockets, or nothing. */
type State = 'up' | 'no-sockets' | 'down';

/** A cable between one browser and Parley that a test can pull: real connections, really cut. */
export class Line {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Map<Socket, boolean>();
  #state: State = 'up';

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${String(port)}`;
  }

  static async open(port: number, target: URL): Promise<Line> {
    const server = createServer();
    const line = new Line(server, port);
    server.on('connection', (browser) => {
      line.#accept(browser, target);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return line;
  }

  set(state: State): void {
    this.#state = state;
    for (const [socket, isWebSocket] of this.#sockets) {
      if (state === 'down' || (state === 'no-sockets' && isWebSocket)) socket.destroy();
    }
  }

  close(): void {
    this.set('down');
    this.#server.close();
  }

  #accept(browser: Socket, target: URL): void {
    if (this.#state === 'down') {
      browser.destroy();
      return;
    }
    this.#sockets.set(browser, false);
    const parley = connect(Number(target.port), target.hostname);
    const end = () => {
      this.#sockets.delete(browser);
      browser.destroy();
      parley.destroy();
    };
    for (const socket of [browser, parley]) socket.on('error', end).on('close', end);
    browser.on('data', (bytes) => {
      if (/^GET \/ws[ ?]/.test(bytes.subarray(0, 8).toString('latin1'))) {
        this.#sockets.set(browser, true);
        if (this.#state === 'no-sockets') {
          end();
          return;
        }
      }
      if (!parley.write(bytes)) browser.pause();
    });
    parley.on('drain', () => browser.resume());
    parley.pipe(browser);
  }
}
