import { expect, it } from 'vitest';
import { initialOf } from './initial';

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
