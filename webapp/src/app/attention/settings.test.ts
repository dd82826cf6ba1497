// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { attentionOf, changeAttention, isQuiet } from './settings';

afterEach(() => {
  localStorage.clear();
});

const at = (time: string) => new Date(`2026-03-01T${time}:30`);
const quietHours = (from: string, to: string) => ({ ...attentionOf('ada'), quiet: true, from, to });

it.each([
  ['22:00', '07:00', ['22:00', '23:59', '00:00', '06:59'], ['07:00', '12:00', '21:59']],
  ['13:00', '14:00', ['13:00', '13:59'], ['12:59', '14:00', '00:00']],
  ['08:00', '08:00', [], ['08:00', '07:59', '20:00']],
])('from %s to %s it is quiet', (from, to, quiet, loud) => {
  for (const time of quiet) expect(isQuiet(quietHours(from, to), at(time)), time).toBe(true);
  for (const time of loud) expect(isQuiet(quietHours(from, to), at(time)), time).toBe(false);
});

it('is never quiet while it is switched off', () => {
  expect(isQuiet({ ...quietHours('00:00', '23:59'), quiet: false }, at('12:00'))).toBe(false);
});

it('belongs to one account, and is as at first where it cannot be read', () => {
  changeAttention('ada', { sound: false });
  expect(attentionOf('ada').sound).toBe(false);
  expect(attentionOf('bob').sound).toBe(true);
  localStorage.setItem('parley.ada.attention', '{"sound":3');
  expect(attentionOf('ada').sound).toBe(true);
});
