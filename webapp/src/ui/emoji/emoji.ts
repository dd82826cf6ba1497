import type { Emoji } from 'virtual:emoji';
import { forBrowser } from '../../browser/storage';

const RECENT = 'parley.emoji';
const RECENT_MAX = 16;

/** Those that were picked last in this browser, newest first. */
export function recentEmoji(): string[] {
  return (forBrowser.get(RECENT) ?? '').split(' ').filter(Boolean);
}

export function keepRecent(emoji: string): void {
  const recent = [emoji, ...recentEmoji().filter((each) => each !== emoji)];
  forBrowser.set(RECENT, recent.slice(0, RECENT_MAX).join(' '));
}

/** Those of which every word of the query begins a word, or a Chinese word holds it; whole names first. */
export function findEmoji(groups: readonly (readonly Emoji[])[], query: string): Emoji[] {
  const wanted = query.trim().toLowerCase().split(/\s+/);
  const has = (words: string, part: string) =>
    /\p{Script=Han}/u.test(part) ? words.includes(part) : ` ${words}`.includes(` ${part}`);
  const isName = ([, en, zh]: Emoji) => en === wanted.join(' ') || zh === wanted.join('');
  const found = groups.flat().filter(([, , , words]) => wanted.every((part) => has(words, part)));
  return found.sort((one, other) => Number(isName(other)) - Number(isName(one)));
}

// a flag, a keycap, or pictures with their tones and joiners; digits alone are none
const ONE =
  /^(?:\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|(?!\p{Regional_Indicator})[\p{Emoji_Presentation}\p{Extended_Pictographic}][\p{Emoji_Modifier}\ufe0f\u200d\p{Extended_Pictographic}\u{e0020}-\u{e007f}]*)$/u;
// browsers without a segmenter take the same sequences out of the text
const EACH =
  /\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|[\u{e0020}-\u{e007f}]|\u200d\p{Extended_Pictographic})*|\S/gu;
// tells most texts apart at once; to take a text to pieces costs more than to draw its bubble
const LETTER = /(?!\p{Extended_Pictographic})\p{L}/u;
const BIG_MAX = 3;
/** The longest sequence has fewer. */
const UNITS_MAX = 30;

/** One to three emoji and nothing else. */
export function isEmojiAlone(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > BIG_MAX * UNITS_MAX || LETTER.test(trimmed)) return false;
  const pieces = graphemes(trimmed).filter((piece) => piece.trim() !== '');
  return pieces.length <= BIG_MAX && pieces.every((piece) => ONE.test(piece));
}

function graphemes(text: string): string[] {
  const { Segmenter } = Intl as Partial<typeof Intl>;
  if (!Segmenter) return text.match(EACH) ?? [];
  return [...new Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
}
