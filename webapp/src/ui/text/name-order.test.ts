import { expect, it } from 'vitest';
import { compareNames, letterOf } from './name-order';

it('a name stands under its first letter, or that of its pinyin', () => {
  const under = (names: string) => names.split(' ').map(letterOf).join('');
  expect(under('安然 Ann 白雪 bob 林小雨 Émile Ørsted 欧阳 吴 曹操 朱 王')).toBe('AABBLEOOWCZW');
});

it('what begins with no letter stands under #', () => {
  expect(['007', '🦊 fox', '_under', 'Ольга', 'さくら', ''].map(letterOf)).toEqual(Array(6).fill('#'));
});

it('Chinese and Latin names mix by letter, and # comes last', () => {
  const names = ['王伟', '42', 'Zoe', '张三', 'bob', '安然', 'Ann', '白雪', 'Émile', '李四', '林小雨'];
  expect([...names].sort(compareNames).map(letterOf).join('')).toBe('AABBELLWZZ#');
  const l = names.filter((name) => letterOf(name) === 'L').sort(compareNames);
  expect(l).toEqual(['李四', '林小雨']);
});
