/** The headings of a list of names; `#` holds what begins with no letter. */
export const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ#');

// no syllable begins with i, u or v; below, the first character of each letter in the order of CLDR's pinyin collation
const INITIALS = 'ABCDEFGHJKLMNOPQRSTWXYZ';
const FIRST_HAN = Array.from('吖八嚓咑妸发旮哈丌咔垃呣拏喔妑七呥仨他屲夕丫帀');

const latin = new Intl.Collator('en', { sensitivity: 'base' });
const pinyin = new Intl.Collator('zh-u-co-pinyin', { numeric: true });
const letters = new Map<string, string>();

/** Under which heading a name stands: 安 and Ann both under A. */
export function letterOf(name: string): string {
  const first = String.fromCodePoint(name.trim().codePointAt(0) ?? 0x20);
  let letter = letters.get(first);
  if (letter === undefined) letters.set(first, (letter = lookUp(first)));
  return letter;
}

function lookUp(character: string): string {
  // without the accents, which stand after it then
  const first = String.fromCodePoint(character.normalize('NFKD').codePointAt(0) ?? 0x20);
  if (/^\p{Script=Latin}$/u.test(first))
    return LETTERS.findLast((l) => l !== '#' && latin.compare(l, first) <= 0) ?? '#';
  if (!/^\p{Script=Han}$/u.test(first)) return '#';
  return INITIALS[FIRST_HAN.findLastIndex((han) => pinyin.compare(han, first) <= 0)] ?? '#';
}

/** Sorts by heading, and under it as Chinese dictionaries do. */
export function compareNames(a: string, b: string): number {
  const [one, other] = [letterOf(a), letterOf(b)];
  return one === other ? pinyin.compare(a, b) : LETTERS.indexOf(one) - LETTERS.indexOf(other);
}
