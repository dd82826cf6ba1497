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

export function literal<T extends string>(expected: T): Decoder<T> {
  return (value, path) => {
    if (value !== expected) throw new Undecodable(path, expected);
    return expected;
  };
}

/** One of these texts. A later version may have more: such a one counts as `otherwise`. */
export function oneOf<T extends string, O extends T | undefined = undefined>(
  values: readonly T[],
  otherwise?: O,
): Decoder<T | O> {
  return (value, path) => {
    const text = string(value, path);
    return values.find((each) => each === text) ?? (otherwise as O);
  };
}

export const anything: Decoder<unknown> = (value) => value;

export const record: Decoder<Readonly<Record<string, unknown>>> = (value, path) => {
  if (!isRecord(value)) throw new Undecodable(path, 'an object');
  return value;
};

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
  const decoders = Object.entries(shape);
  return (value, path) => {
    if (!isRecord(value)) throw new Undecodable(path, 'an object');
    const result: Record<string, unknown> = {};
    for (const [key, decoder] of decoders) {
      const read = decoder(value[key], path ? `${path}.${key}` : key);
      if (read !== undefined) result[key] = read;
    }
    return result as Fields<S>;
  };
}

/** A member of a union that a later version has, kept by the name of its type. */
export interface Unknown {
  type: 'unknown';
  name: string;
}

/** A union on `type` that may gain members. */
export function union<T>(decoders: Readonly<Record<string, Decoder<T>>>): Decoder<T | Unknown> {
  return (value, path) => {
    const { type } = record(value, path);
    const name = string(type, `${path}.type`);
    return Object.hasOwn(decoders, name) ? (decoders[name]?.(value, path) as T) : { type: 'unknown', name };
  };
}
