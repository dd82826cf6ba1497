import { afterEach, expect, it, vi } from 'vitest';
import groups from 'virtual:emoji';
import { findEmoji, isEmojiAlone } from './emoji';

afterEach(() => {
  vi.unstubAllGlobals();
});

const alone = ['👍', '👍🏽', '👨‍👩‍👧‍👦', '🇨🇳🇩🇪', '1️⃣', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', ' 😀 😀\n😀 ', '🏳️‍🌈', 'ℹ️'];
const others = ['', '1', '#', 'ok 👍', '😀😀😀😀', '你好', '🇨', '123', '→'];

it.each(alone)('%s is emoji alone', (text) => {
  expect(isEmojiAlone(text)).toBe(true);
});

it.each(others)('%s is not', (text) => {
  expect(isEmojiAlone(text)).toBe(false);
});

it('a browser without a segmenter comes to the same', () => {
  vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
  expect(alone.filter((text) => !isEmojiAlone(text))).toEqual([]);
  expect(others.filter((text) => isEmojiAlone(text))).toEqual([]);
});

it.each([
  ['panda', '🐼'],
  ['熊猫', '🐼'],
  ['red heart', '❤️'],
  ['红心', '❤️'],
  ['thumbs up', '👍️'],
])('%s finds %s', (query, emoji) => {
  expect(findEmoji(groups, query).map(([each]) => each)).toContain(emoji);
});

it('what has the very name comes first, and nothing is found by the middle of a word', () => {
  expect(findEmoji(groups, 'panda')[0]?.[0]).toBe('🐼');
  expect(findEmoji(groups, 'anda')).toEqual([]);
});
