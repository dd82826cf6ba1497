/** So many colours, evenly around the wheel. */
const HUES = 12;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What stands for a name: its first letter, digit or emoji, as a capital; else its first sign. */
export function initialOf(name: string): string {
  const signs = Array.from(segmenter.segment(name.trim()), ({ segment }) => segment);
  const first = signs.find((sign) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(sign)) ?? signs[0] ?? '';
  const capital = first.toUpperCase();
  // the capital of some is two
  return capital.length === first.length ? capital : first;
}

/** A colour for ever: degrees of the wheel. */
export function hueOf(seed: string): number {
  let hash = 0;
  for (let at = 0; at < seed.length; at++) hash = (hash * 31 + seed.charCodeAt(at)) >>> 0;
  return (hash % HUES) * (360 / HUES);
}
