const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What stands for a name: its first letter, digit or emoji, as a capital; else its first sign. */
export function initialOf(name: string): string {
  const signs = Array.from(segmenter.segment(name.trim()), ({ segment }) => segment);
  const first = signs.find((sign) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(sign)) ?? signs[0] ?? '';
  const capital = first.toUpperCase();
  // the capital of some is two
  return capital.length === first.length ? capital : first;
}
