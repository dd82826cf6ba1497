import { beforeAll, expect, it } from 'vitest';
import { findName, rankOf } from './find-name';
import { loadReadings, type Readings } from './pinyin';

let readings: Readings;
beforeAll(async () => {
  readings = await loadReadings();
});

function found(name: string, query: string): string | undefined {
  const part = findName(name, query, readings);
  return part && Array.from(name).slice(part.from, part.to).join('');
}

it('pinyin in full, in part and by its initials finds a Chinese name', () => {
  for (const query of ['lxy', 'linxiaoyu', 'lin xiao yu', 'LinXY', 'linx', 'lxiaoy'])
    expect(found('林小雨', query), query).toMatch(/^林小/);
  expect(found('林小雨', 'xiaoyu')).toBe('小雨');
  expect(found('林小雨', 'yu')).toBe('雨');
  expect(found('林小雨', '小')).toBe('小');
  expect(found('张伟', 'zhw')).toBe('张伟');
  expect(found('张伟', 'zw')).toBe('张伟');
});

it('a character is found by each of its readings', () => {
  expect(found('单田芳', 'shantian')).toBe('单田');
  expect(found('单田芳', 'dantian')).toBe('单田');
  expect(found('曾国藩', 'zgf')).toBe('曾国藩');
  expect(found('吕布', 'lvbu')).toBe('吕布');
  expect(found('吕布', 'lubu')).toBe('吕布');
});

it('a Latin name is found without its accents, capitals and spaces', () => {
  expect(found('Émile Zola', 'emile')).toBe('Émile');
  expect(found('Ann Byron', 'ann by')).toBe('Ann By');
  expect(found('Ann Byron', 'annb')).toBe('Ann B');
  expect(found('Ann Byron', 'byron')).toBe('Byron');
  expect(found('林 Anna', 'lanna')).toBe('林 Anna');
  expect(found('😀 Max', '😀')).toBe('😀');
});

it('what isn’t there is not found', () => {
  for (const query of ['lyx', 'linyu', 'x x', 'linxiaoyuan', ' ', 'q'])
    expect(found('林小雨', query), query).toBeUndefined();
  expect(found('Ann', 'nan')).toBeUndefined();
});

it('a name is found where it fits best', () => {
  const fit = (name: string, query: string) => findName(name, query, readings)?.fit;
  expect(fit('Ann', 'ANN')).toBe(0);
  expect(fit('林小雨', 'lxy')).toBe(0);
  expect(fit('Anna', 'ann')).toBe(1);
  expect(fit('林小雨', 'lin')).toBe(1);
  for (const name of ['Mary Ann', 'mary_ann', '陈安', '陈Ann', '(Ann)', 'Mary-Ann', '😀Ann'])
    expect(fit(name, 'an'), name).toBe(2);
  for (const name of ['Joann', 'Joán', 'E\u0301anna', 'b2an']) expect(fit(name, 'an'), name).toBe(3);
  expect(found('Joan Anders', 'an')).toBe('An');
  expect(findName('Joan Anders', 'an', readings)?.from).toBe(5);
});

it('of names and a handle the best counts, and who has neither is not found', () => {
  const of = (query: string) => rankOf(['林小雨', undefined, 'Rain'], 'lin_xiaoyu', query, readings);
  expect(of('lxy')).toBe(0);
  expect(of('ra')).toBe(1);
  expect(of('xy')).toBe(2);
  expect(of('lin_')).toBe(3);
  expect(of('xiaoyu')).toBe(2);
  expect(of('ai')).toBe(4);
  expect(of('oy')).toBe(5);
  expect(of('bob')).toBeUndefined();
});
