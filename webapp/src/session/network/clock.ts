/**
 * The server's time, as far as it is known: the device's clock may be a day off. Order never depends on it; it dates
 * what isn't sent yet, and says what "today" is.
 */
export class Clock {
  #offset = 0;

  /** Takes the `Date` header of an answer (RFC 9110, whole seconds). */
  heard(date: string | null): void {
    const time = date === null ? NaN : Date.parse(date);
    if (!Number.isNaN(time) && Math.abs(time - this.now()) > 2_000) this.#offset = time - Date.now();
  }

  now(): number {
    return Date.now() + this.#offset;
  }
}

/** Milliseconds before try number `n` (from 0): exponential with full jitter, at most 30 s. */
export function backoff(n: number, random = Math.random): number {
  return 200 + random() * (Math.min(30_000, 500 * 2 ** Math.min(n, 10)) - 200);
}

/** Waits, or returns early when the signal is aborted. */
export function sleep(millis: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', done);
  });
}
