/** A value outside React that tells its readers when it changes; made for `useSyncExternalStore`. */
export interface Readable<T> {
  readonly get: () => T;
  readonly subscribe: (reader: () => void) => () => void;
}

/** The same as the owner of some of its parts sees it, who reads all and writes these alone. */
export interface Owned<T, Parts extends keyof T> extends Readable<T> {
  set(change: Partial<Pick<T, Parts>>): void;
}

export class Store<T> implements Readable<T> {
  readonly #readers = new Set<() => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };

  set(change: Partial<T>): void {
    this.#value = { ...this.#value, ...change };
    for (const reader of [...this.#readers]) reader();
  }
}
