import { expect, it } from 'vitest';
import { foldAt } from './fold-text';

const lines = (count: number) => Array.from({ length: count }, (_, n) => `line ${String(n + 1)}`).join('\n');
const begun = (text: string) => Array.from(text).slice(0, foldAt(text)).join('');

it('a text of 150 lines begins with 20', () => {
  expect(begun(lines(150))).toBe(lines(20));
});

it('a text that is little longer is shown whole', () => {
  expect(foldAt(lines(26))).toBeUndefined();
  expect(foldAt(lines(27))).toBeDefined();
  expect(foldAt('')).toBeUndefined();
});

it('a text without line breaks is folded after a word', () => {
  const words = Array.from({ length: 400 }, () => 'word').join(' ');
  expect(begun(words).length).toBeGreaterThan(1_200);
  expect(begun(words).length).toBeLessThanOrEqual(20 * 64);
  expect(begun(words)).toMatch(/word$/);
});

it('Chinese takes two columns, and no character is cut in two', () => {
  expect(foldAt('山'.repeat(2_000))).toBe(640);
  const family = '👨‍👩‍👧';
  expect(begun(family.repeat(1_000)).replaceAll(family, '')).toBe('');
});

it('marks upon marks take no room of their own', () => {
  expect(foldAt('e\u0301\u0302\u0303\u0304'.repeat(400))).toBeUndefined();
});
