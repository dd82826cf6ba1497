import type { Readable } from './store';

const PATIENCE_MILLIS = 5_000;

/** A part of a store's value once it is there, such as with the next entries of the inbox; `undefined` if it doesn't come. */
export function awaited<V, T>(
  store: Readable<V>,
  select: (value: V) => T | undefined,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const done = (found: T | undefined) => {
      clearTimeout(timer);
      leave();
      resolve(found);
    };
    const look = () => {
      const found = select(store.get());
      if (found !== undefined) done(found);
    };
    const timer = setTimeout(done, PATIENCE_MILLIS, undefined);
    const leave = store.subscribe(look);
    look();
  });
}
