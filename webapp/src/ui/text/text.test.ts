import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockTime, dayAndTime, daysAgo, dayTitle, shortWhen } from './dates';
import { endOf, linkify } from './linkify';
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
    ['［https://a.org/b］、｛https://c.org｝～', ['https://a.org/b', 'https://c.org']],
    ['https://a.org/(b))', ['https://a.org/(b)']],
    ['https://a.org/b[1]{2}!)].', ['https://a.org/b[1]{2}']],
    ['https://zh.wikipedia.org/wiki/中文〇々ー', ['https://zh.wikipedia.org/wiki/中文〇々ー']],
    ['http://[::1]:8080/x', ['http://[::1]:8080/x']],
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
    'mailto:ann@аpple.com',
  ])('none in %j', (text) => {
    expect(links(text)).toEqual([]);
  });

  const ends =
    '（）［］｛｝｟｠＜＞「」『』【】〔〕《》〈〉｢｣，、､。｡．！？：；～〜・･·—–…＂＇｀／＼｜＿“”«»\u3000\u00a0\u2028👍';
  const unseen =
    '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\u200d\u2060\ufeff\u00ad\u034f\u3164\uffa0\u2800\ufffc';
  it.each(Array.from(ends + unseen))('end at %j', (end) => {
    expect(links(`看https://a.org/b${end}c`)).toEqual(['https://a.org/b']);
    expect(links(`https://a.org${end}.evil.org/`)).toEqual(['https://a.org']);
  });

  it.each([
    ['https://аpple.com/x', 'https://xn--pple-43d.com/x'],
    ['https://www.аррӏе.com', 'https://www.xn--80ak6aa92e.com'],
    ['https://ｅｘａｍｐｌｅ.org', 'https://example.org'],
    ['https://exa\u0301mple.org', 'https://xn--exmple-qta.org'],
    ['https://a.comノb.evil.org', 'https://a.xn--comb-xq4c.evil.org'],
    ['https://%61pple.com/%61', 'https://apple.com/%61'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['https:///a.org/b', 'https://a.org/b'],
    ['https://a.org:443/b', 'https://a.org/b'],
    ['https://A.Org/B', 'https://A.Org/B'],
    ['https://www.例子.中国/路', 'https://www.例子.中国/路'],
    ['https://한국.kr:8080', 'https://한국.kr:8080'],
  ])('%j reads %j, where it leads', (text, shown) => {
    expect(linkify(text)).toEqual([{ type: 'link', text: shown, href: new URL(text).href }]);
  });

  it.each(['https://apple.com@evil.org', 'https://apple.com:80@evil.org/', 'mailto:a@apple.com@evil.org'])(
    'none that names another host before its own: %j',
    (text) => {
      expect(links(text)).toEqual([]);
    },
  );

  it('end at a backslash, which a browser takes for a slash', () => {
    expect(links('https://apple.com\\@evil.org')).toEqual(['https://apple.com']);
  });

  it.each([')', '(', ')(', '](', '.,', '[)', '))((', '}{)'])(
    'are found in steps that grow as the text does: with many %j',
    (tail) => {
      const address = `https://a.b/${tail.repeat(8_000)}`;
      let steps = 0;
      const counting = new Proxy(Array.from(address), {
        get: (characters, key) => {
          if (typeof key === 'string' && key !== 'length') steps++;
          return Reflect.get(characters, key) as unknown;
        },
      });
      expect(endOf(counting)).toBe(endOf(address));
      expect(steps).toBeLessThanOrEqual(2 * address.length);
    },
  );

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

  afterEach(() => vi.unstubAllEnvs());

  const zones = [
    'America/Phoenix',
    'America/Denver',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Asia/Shanghai',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'Etc/UTC',
  ];
  it.each([...zones, ...zones.toReversed()])('are those of %s, whichever zone was before', (timeZone) => {
    vi.stubEnv('TZ', timeZone);
    const inZone = new Intl.DateTimeFormat('en', {
      timeZone,
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    for (const month of ['01', '03', '04', '07', '10', '11'])
      for (const time of [`2025-${month}-01T18:00:00Z`, `2026-${month}-29T09:30:00Z`].map(Date.parse)) {
        expect(dayAndTime(time, 'en')).toBe(inZone.format(time));
        expect(inZone.format(time)).toContain(clockTime(time, 'en'));
      }
  });

  it('separators name the year only where it is another', () => {
    expect(dayTitle(at(1), now, 'en', words)).toBe('March 1');
    expect(dayTitle(new Date(2025, 11, 31).getTime(), now, 'en', words)).toBe('December 31, 2025');
    expect(dayTitle(now + 3_600_000, now, 'en', words)).toBe('Today');
  });
});
