import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, openChat, person } from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const NAME = 'דנה!';
const ISOLATED = `\u2068${NAME}\u2069`;

/** How the text of an element runs, and whether it is kept apart from what stands around it. */
function run(element: Locator): Promise<string> {
  return element.evaluate((each) => {
    const { direction, unicodeBidi } = getComputedStyle(each);
    return `${direction} ${unicodeBidi}`;
  });
}

test('a name and a text that run from right to left turn nothing around them', async () => {
  const [ann, dana] = [await person('Ann'), await person(NAME)];
  const conversation = await befriend(ann, dana);
  await dana.api.say(conversation, 'מה שלומך?');
  const { page } = await device(browser);
  await logIn(page, ann);

  const row = page.locator('[data-testid=list]').getByRole('link', { name: NAME });
  expect(await run(row.locator('bdi'))).toBe('rtl isolate');
  expect(await run(row.locator('[data-testid=row-note] [dir]'))).toBe('rtl isolate');
  expect(await run(row)).toBe('ltr normal');
  await page.getByRole('button', { name: `Options for ${ISOLATED}`, exact: true }).waitFor();

  await openChat(page, NAME);
  expect(await run(page.locator('[data-testid=chat-title] bdi'))).toBe('rtl isolate');
  expect(await run(page.locator('[data-testid=bubble] [data-testid=body]'))).toBe('rtl isolate');
  const composer = page.getByRole('textbox', { name: 'Message' });
  expect(await run(composer)).toMatch(/^ltr/);
  await composer.fill('טוב!');
  expect(await run(composer)).toMatch(/^rtl/);
  await composer.press('Enter');
  await expect.poll(() => row.locator('[data-testid=row-note]').textContent()).toBe('You: \u2068טוב!\u2069');
  await expect.poll(() => run(row.locator('[data-testid=row-note] [dir]'))).toMatch(/^ltr/);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Block' }).click();
  await page.getByRole('heading', { name: `Block ${ISOLATED}?`, exact: true }).waitFor();
});
