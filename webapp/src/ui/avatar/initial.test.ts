import { expect, it } from 'vitest';
import { hueOf, initialOf } from './initial';

it.each([
  ['Ann Byron', 'A'],
  ['émile', 'É'],
  ['e\u0301mile', 'E\u0301'],
  ['林小雨', '林'],
  ['  zoë', 'Z'],
  ['~小雨~', '小'],
  ['3 little pigs', '3'],
  ['ßtraße', 'ß'],
  ['👩‍🚀 Sally', '👩‍🚀'],
  ['🇩🇪', '🇩🇪'],
  ['***', '*'],
  ['', ''],
])('%j has the initial %j', (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});

it('an account keeps its colour, and accounts differ', () => {
  const ids = Array.from({ length: 200 }, (_, n) => `${n.toString(16).padStart(8, '0')}-7a56-8b3a-8f0d`);
  const hues = ids.map(hueOf);
  expect(ids.map(hueOf)).toEqual(hues);
  expect(new Set(hues).size).toBe(12);
  expect(hues.every((hue) => hue >= 0 && hue < 360)).toBe(true);
});
