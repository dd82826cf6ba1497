// @vitest-environment jsdom
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isolate, speak, startTranslation, translate } from '.';

beforeAll(async () => {
  await startTranslation();
  await speak('zh');
});
afterAll(() => speak('en'));

const shown = (text: string) => text.replace(/[\u2068\u2069]/g, '').replaceAll('\u2009', '|');

it('a thin space stands between Chinese and a Latin name or a number', () => {
  const line = translate('line.admin', { by: 'Bob', name: 'Max 2' });
  expect(shown(line)).toMatch(/^Bob\|\p{Script=Han}+\|Max 2\|\p{Script=Han}/u);
  expect(shown(translate('line.came', { names: isolate('Émile') }))).toMatch(/^Émile\|\p{Script=Han}/u);
});

it('a Chinese name stands close', () => {
  expect(shown(translate('line.admin', { by: '林小雨', name: '王伟' }))).not.toContain('|');
});
