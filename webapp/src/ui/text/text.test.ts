import { describe, expect, it } from 'vitest';
import { daysAgo, dayTitle, shortWhen } from './dates';
import { linkify } from './linkify';
import { isBlank, length } from './text';

describe('text', () => {
  it.each(['', ' \n\t', '\u200b\u200d', '\u3164', '\u2800', '\ufe0f', '\u00ad\u2060'])(
    '%j says nothing',
    (text) => {
      expect(isBlank(text)).toBe(true);
    },
  );

  it.each(['a', ' 中 ', '🙂', '0'])('%j says something', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  it('is counted in code points', () => {
    expect(length('a🙂中')).toBe(3);
  });
});

describe('links', () => {
  const links = (text: string) =>
    linkify(text).flatMap((piece) => (piece.type === 'link' ? [piece.text] : []));

  it.each([
    ['see https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
    ['(http://example.org)', ['http://example.org']],
    ['https://en.wikipedia.org/wiki/A_(b)', ['https://en.wikipedia.org/wiki/A_(b)']],
    ['write to mailto:a@example.org, please', ['mailto:a@example.org']],
    ['看https://example.org/路径，好', ['https://example.org/路径']],
    ['“https://a.org/b” and ‘https://c.org’…', ['https://a.org/b', 'https://c.org']],
    ['看“https://a.org”了…', ['https://a.org']],
    ['https://a.org…and more', ['https://a.org']],
    ['two: https://a.org https://b.org!', ['https://a.org', 'https://b.org']],
  ])('in %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'example.org',
    'https://',
    'mailto:nobody',
  ])('none in %j', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('never change the text', () => {
    const text = 'a https://b.org, c\n(mailto:d@e.org) <https://f.org>';
    expect(linkify(text).map((piece) => piece.text).join('')).toBe(text); // prettier-ignore
  });
});

describe('dates', () => {
  const words = { today: 'Today', yesterday: 'Yesterday' };
  const now = new Date(2026, 2, 10, 0, 30).getTime();
  const at = (day: number, hour = 12) => new Date(2026, 2, day, hour).getTime();

  it('days are those of the calendar, not of 24 hours', () => {
    expect(daysAgo(at(9, 23), now)).toBe(1);
    expect(daysAgo(at(10, 0), now)).toBe(0);
  });

  it('the list shows the time today, then days', () => {
    expect(shortWhen(now, now, 'en', words)).toBe('00:30');
    expect(shortWhen(at(9), now, 'en', words)).toBe('Yesterday');
    expect(shortWhen(at(6), now, 'en', words)).toBe('Fri');
    expect(shortWhen(at(1), now, 'zh', words)).toBe('3月1日');
  });

  it('separators name the year only where it is another', () => {
    expect(dayTitle(at(1), now, 'en', words)).toBe('March 1');
    expect(dayTitle(new Date(2025, 11, 31).getTime(), now, 'en', words)).toBe('December 31, 2025');
    expect(dayTitle(now + 3_600_000, now, 'en', words)).toBe('Today');
  });
});
