// @vitest-environment jsdom
import { beforeAll, expect, it } from 'vitest';
import { startTranslation, translate } from '../../../i18n';
import { notAddedTexts } from './not-added';

beforeAll(startTranslation);

it('who could not be added is named, with a sentence for each reason', () => {
  const notAdded = [
    { account: 'Bob', code: 'not-friends' },
    { account: 'Eve', code: 'group-full' },
    { account: 'Max', code: 'not-friends' },
    { account: 'Zoe' },
    { account: 'Cleo', code: 'asked' },
    { account: 'Finn', code: 'awaits-approval' },
  ];
  const texts = notAddedTexts(translate, notAdded, (id) => id).map((text) =>
    text.replace(/[\u2068\u2069]/g, ''),
  );
  expect(texts).toEqual([
    "Bob and Max couldn't be added. You can only add friends.",
    "Eve couldn't be added. This group is full.",
    "Zoe couldn't be added.",
    'Cleo will be asked first.',
    'Finn can join once the owner or an admin approves.',
  ]);
});
