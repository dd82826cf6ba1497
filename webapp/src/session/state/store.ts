/** A value outside React that tells its readers when it changes; made for `useSyncExternalStore`. */
export class Store<T> {
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
