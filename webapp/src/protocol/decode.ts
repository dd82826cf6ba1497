/** Reads a value that came from outside, or throws {@link Undecodable} naming the place. */
export type Decoder<T> = (value: unknown, path: string) => T;
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

/** What came in has not the shape that the protocol gives it. */
export class Undecodable extends Error {
  constructor(path: string, expected: string) {
    super(`${path || 'value'} is not ${expected}`);
  }
}

export const string: Decoder<string> = (value, path) => {
  if (typeof value !== 'string') throw new Undecodable(path, 'a string');
  return value;
};

export const number: Decoder<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Undecodable(path, 'a number');
  return value;
};

export const boolean: Decoder<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new Undecodable(path, 'a boolean');
  return value;
};

/** One of these texts. A later version may have more: then there is none. */
export function oneOf<T extends string>(...values: readonly T[]): Decoder<T | undefined> {
  return (value, path) => {
    const text = optional(string)(value, path);
    return values.find((each) => each === text);
  };
}

export const anything: Decoder<unknown> = (value) => value;

export function optional<T>(decoder: Decoder<T>): Decoder<T | undefined> {
  return (value, path) => (value === undefined || value === null ? undefined : decoder(value, path));
}

export function list<T>(decoder: Decoder<T>): Decoder<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Undecodable(path, 'an array');
    return value.map((item, index) => decoder(item, `${path}[${String(index)}]`));
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Shape = Record<string, Decoder<unknown>>;
type Required<S extends Shape> = {
  [K in keyof S as undefined extends Decoded<S[K]> ? never : K]: Decoded<S[K]>;
};
type Optional<S extends Shape> = {
  [K in keyof S as undefined extends Decoded<S[K]> ? K : never]?: Decoded<S[K]>;
};
type Merged<T> = { [K in keyof T]: T[K] };
export type Fields<S extends Shape> = Merged<Required<S> & Optional<S>>;

/** An object with these fields; others are left out. */
export function object<S extends Shape>(shape: S): Decoder<Fields<S>> {
  return (value, path) => {
    if (!isRecord(value)) throw new Undecodable(path, 'an object');
    const result: Record<string, unknown> = {};
    for (const [key, decoder] of Object.entries(shape)) {
      const read = decoder(value[key], path ? `${path}.${key}` : key);
      if (read !== undefined) result[key] = read;
    }
    return result as Fields<S>;
  };
}
