import type { Decoder } from '../../protocol/decode';
import { problem, type Problem } from '../../protocol/views';
import type { Clock } from './clock';

/** No answer, or one that says nothing of what was asked (5xx without a meaning): try again later. */
export class NetworkTrouble extends Error {}

/** The server's "no", an RFC 9457 problem. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${String(status)} ${problem.code ?? ''}`);
  }
}

/** JSON over HTTP to the place that the page came from. */
export class Http {
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get<T>(path: string, decoder: Decoder<T>, token?: string): Promise<T> {
    return this.#ask(path, { method: 'GET' }, decoder, token);
  }

  post<T>(path: string, body: unknown, decoder: Decoder<T>, token?: string): Promise<T> {
    return this.#ask(path, { method: 'POST', body: JSON.stringify(body) }, decoder, token);
  }

  async #ask<T>(path: string, init: RequestInit, decoder: Decoder<T>, token?: string): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (init.body) headers['Content-Type'] = 'application/json';
    if (token !== undefined) headers.Authorization = `Bearer ${token}`;
    let response: Response;
    let text: string;
    try {
      const signal = AbortSignal.timeout(20_000);
      response = await fetch(path, {
        ...init,
        headers,
        signal,
        credentials: 'same-origin',
        cache: 'no-store',
      });
      text = await response.text();
    } catch {
      throw new NetworkTrouble();
    }
    this.#clock.heard(response.headers.get('Date'));
    const body = parsed(text);
    if (response.ok) return decoder(body, '');
    throw new ProblemError(response.status, readProblem(body));
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function readProblem(body: unknown): Problem {
  try {
    return problem(body, '');
  } catch {
    return {};
  }
}
