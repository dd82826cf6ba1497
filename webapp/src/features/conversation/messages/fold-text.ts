/** A long text begins with so many lines of so many columns; one that is little longer is shown whole. */
const LINES = 20;
const WHOLE = 26;
const COLUMNS = 64;

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NARROWEST = /[\p{M}\p{Cf}\p{Emoji_Modifier}]/u;
const JOINER = '\u200d';

/**
 * With how much of a long text its message begins, in code points: about 20 lines, up to the end of a line or a word.
 * Undefined where the text is shown whole. It guesses by the text alone: nothing is measured.
 */
export function foldAt(text: string): number | undefined {
  // most texts are told apart at once
  if (text.split('\n').length + (text.length * 2) / COLUMNS <= WHOLE) return undefined;
  let [line, column, at] = [1, 0, 0];
  let space: number | undefined;
  let end: number | undefined;
  let before = '';
  for (const each of text) {
    const width = NARROWEST.test(each) || before === JOINER ? 0 : WIDE.test(each) ? 2 : 1;
    if (each === '\n' || column + width > COLUMNS) {
      if (line === LINES) end = each === '\n' ? at : (space ?? at);
      line++;
      column = each === '\n' ? 0 : width;
      space = undefined;
    } else {
      column += width;
      if (each === ' ') space = at;
    }
    if (line > WHOLE) return end;
    before = each;
    at++;
  }
  return undefined;
}
