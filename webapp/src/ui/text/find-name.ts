import type { Readings } from './pinyin';

/** The part of a name that was found: characters (code points) `from` up to, without, `to`. */
export interface Found {
  from: number;
  to: number;
  /** How well it fits, best first: 0 the whole name, 1 its start, 2 the start of a word or syllable, 3 within a word. */
  fit: 0 | 1 | 2 | 3;
}

/** By its fit, how early somebody stands among those found: by a name they go by, or by their handle. */
const BY_NAME = [0, 1, 2, 4] as const;
const BY_HANDLE = [0, 3, 3, 5] as const;

/** Scripts of which each character is a syllable or a word. */
const SYLLABLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const folded = new Map<string, readonly string[]>();

/** Small letters without accents, one string for each character. */
function fold(text: string): readonly string[] {
  let characters = folded.get(text);
  if (!characters) {
    characters = Array.from(text, (each) => each.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
    folded.set(text, characters);
  }
  return characters;
}

/**
 * Finds what was typed in a name, where it fits best: as it is written, or in pinyin, where each character takes its
 * syllable, its first letters, or at the end a part of it. `lxy`, `linxiaoyu` and `xiaoy` all find 林小雨.
 */
export function findName(name: string, query: string, readings: Readings): Found | undefined {
  const characters = fold(name);
  const wanted = fold(query.trim()).join('');
  if (wanted === '') return undefined;
  let within: Found | undefined;
  for (let from = 0; from < characters.length; from++) {
    if (characters[from]?.trim() === '') continue;
    const to = endOf(characters, from, wanted, readings);
    if (to === undefined) continue;
    const fit = fitOf(characters, from, to);
    if (fit < 3) return { from, to, fit };
    within ??= { from, to, fit };
  }
  return within;
}

/**
 * How early somebody stands among those found, least first; `undefined` where they aren't found: by the start of a name
 * or of a word or syllable of it, then by that of the handle, then by what stands within a word.
 */
export function rankOf(
  names: readonly (string | undefined)[],
  handle: string | undefined,
  query: string,
  readings: Readings,
): number | undefined {
  const ranks = names.map((name) => rank(name, BY_NAME, query, readings));
  const best = Math.min(...ranks, rank(handle, BY_HANDLE, query, readings));
  return best === Infinity ? undefined : best;
}

function rank(name = '', by: readonly number[], query: string, readings: Readings): number {
  const found = findName(name, query, readings);
  return found ? (by[found.fit] ?? Infinity) : Infinity;
}

function fitOf(characters: readonly string[], from: number, to: number): Found['fit'] {
  const start = characters.findIndex((each) => each.trim() !== '');
  if (from <= start) return to === characters.length ? 0 : 1;
  // a mark that stands apart from its letter is folded to nothing
  const before = characters.slice(0, from).findLast((each) => each !== '') ?? '';
  const begins =
    SYLLABLE.test(characters[from] ?? '') || SYLLABLE.test(before) || !/[\p{L}\p{N}]/u.test(before);
  return begins ? 2 : 3;
}

/** Where `wanted` ends if it begins at character `at`. */
function endOf(
  characters: readonly string[],
  at: number,
  wanted: string,
  readings: Readings,
): number | undefined {
  if (wanted === '') return at;
  const character = characters[at];
  if (character === undefined) return undefined;
  const next = (taken: number) => endOf(characters, at + 1, wanted.slice(taken).trimStart(), readings);
  // names are typed with and without their spaces
  if (character.trim() === '') return next(0);
  if (wanted.startsWith(character)) {
    const end = next(character.length);
    if (end !== undefined) return end;
  }
  for (const syllable of readings(character)) {
    for (const part of parts(syllable, wanted)) {
      const end = next(part);
      if (end !== undefined) return end;
    }
  }
  return undefined;
}

/** How much of `wanted` may stand for the syllable: all of it, its initial, or what is left. */
function parts(syllable: string, wanted: string): number[] {
  const initial = /^[zcs]h/.test(syllable) ? 2 : 1;
  return [syllable.length, wanted.length, initial, 1].filter(
    (length) => length <= syllable.length && wanted.startsWith(syllable.slice(0, length)),
  );
}
