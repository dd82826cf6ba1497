import type { Readings } from './pinyin';

/** The part of a name that was found: characters (code points) `from` up to, without, `to`. */
export interface Found {
  from: number;
  to: number;
}

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
 * Finds what was typed in a name: as it is written, or in pinyin, where each character takes its syllable, its first
 * letters, or at the end a part of it. `lxy`, `linxiaoyu` and `xiaoy` all find 林小雨.
 */
export function findName(name: string, query: string, readings: Readings): Found | undefined {
  const characters = fold(name);
  const wanted = fold(query.trim()).join('');
  if (wanted === '') return undefined;
  for (let from = 0; from < characters.length; from++) {
    if (characters[from]?.trim() === '') continue;
    const to = endOf(characters, from, wanted, readings);
    if (to !== undefined) return { from, to };
  }
  return undefined;
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
