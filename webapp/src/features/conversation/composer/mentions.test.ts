import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../protocol/events';
import { askingAt, cut, mentioned, moved, readable } from './mentions';

const ada: Mention = { account: 'ada', from: 2, length: 4 };
const text = '🍜 @Ada now';

describe('a text with mentions', () => {
  it('is cut by code points', () => {
    expect(cut(text, [ada])).toEqual([
      { type: 'text', text: '🍜 ' },
      { type: 'mention', account: 'ada' },
      { type: 'text', text: ' now' },
    ]);
  });

  it('leaves what is not within it, or within another, as text', () => {
    const odd = [
      { from: 3, length: 2 },
      { from: 9, length: 40 },
      { from: 9, length: 0 },
    ];
    expect(cut(text, [ada, ...odd])).toEqual(cut(text, [ada]));
  });

  it('is read with the names that one has', () => {
    const everyone = { from: 0, length: 4 };
    const name = (account: string | undefined) => (account === 'ada' ? 'Auntie' : 'everyone');
    expect(readable(text, [ada], name)).toBe('🍜 @Auntie now');
    expect(readable('@all: now', [everyone], name)).toBe('@everyone: now');
  });
});

describe('mentions of a text that is changed', () => {
  it('stay where they are when what stands behind them changes', () => {
    expect(moved(text, `${text}!`, [ada])).toEqual([ada]);
  });

  it('move with what is put before them', () => {
    expect(moved(text, `Hey ${text}`, [ada])).toEqual([{ ...ada, from: 6 }]);
    expect(moved(text, '@Ada now', [ada])).toEqual([{ ...ada, from: 0 }]);
  });

  it('are gone once their name was touched', () => {
    expect(moved(text, '🍜 @Ad now', [ada])).toEqual([]);
    expect(moved(text, '🍜 @Adda now', [ada])).toEqual([]);
    expect(moved(text, 'something else', [ada])).toEqual([]);
  });
});

describe('somebody is asked for', () => {
  it.each([
    ['@', 0, ''],
    ['Hi @An', 3, 'An'],
    ['你好@林', 2, '林'],
    ['line\n@a', 5, 'a'],
    ['＠', 0, ''],
    ['你好＠林', 2, '林'],
    ['Hi ﹫An', 3, 'An'],
  ])('by %j', (typed, at, query) => {
    expect(askingAt(typed, typed.length)).toEqual({ at, query });
  });

  it.each(['ann@example', 'ann＠example', 'Hi @Ann and', 'Hi', 'a@@b', '你＠＠b'])(
    'but not by %j',
    (typed) => {
      expect(askingAt(typed, typed.length)).toBeUndefined();
    },
  );

  it('and stands in the text under the name that all see', () => {
    const typed = { text: '🍜 @lxy?', mentions: [] };
    expect(mentioned(typed, { at: 3, query: 'lxy' }, 'lin', '林小雨')).toEqual({
      text: '🍜 @林小雨 ?',
      mentions: [{ account: 'lin', from: 2, length: 4 }],
      caret: 8,
    });
  });

  it('with the `@` that the server and all others know, whichever was typed', () => {
    expect(mentioned({ text: '看＠l', mentions: [] }, { at: 1, query: 'l' }, 'lin', '林小雨')).toEqual({
      text: '看@林小雨 ',
      mentions: [{ account: 'lin', from: 1, length: 4 }],
      caret: 6,
    });
  });

  it('after a line break that counts as one', () => {
    const typed = { text: 'hi\n@b', mentions: [] };
    const { text, mentions } = mentioned(typed, { at: 3, query: 'b' }, 'bob', 'Bob');
    expect(mentions).toEqual([{ account: 'bob', from: 3, length: 4 }]);
    expect(cut(text, mentions)[0]).toEqual({ type: 'text', text: 'hi\n' });
  });

  it('before another, who moves', () => {
    const typed = { text: '@a @Ada', mentions: [{ account: 'ada', from: 3, length: 4 }] };
    expect(mentioned(typed, { at: 0, query: 'a' }, undefined, 'all').mentions).toEqual([
      { from: 0, length: 4 },
      { account: 'ada', from: 6, length: 4 },
    ]);
  });
});
