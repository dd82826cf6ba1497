import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, openChat, person, type Person } from './stage';

let browser: Browser;
let ann: Person;
beforeAll(async () => {
  browser = await launch();
  ann = await person('Ann');
  for (const nickname of ['Zoe', 'Max', 'Bob']) await befriend(ann, await person(nickname));
});
afterAll(() => browser.close());

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.querySelector('strong')?.textContent ?? element?.getAttribute('aria-label') ?? '';
  });

test('chats are changed, left and found without a mouse', async () => {
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await expect.poll(() => focused(page)).toBe('Message');
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('region', { name: 'Max' }).waitFor();
  await expect.poll(() => focused(page)).toBe('Message');
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('region', { name: 'Zoe' }).waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('region', { name: 'Max' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Select a chat to start messaging.').waitFor();
  await expect.poll(() => focused(page)).toBe('Max');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('Zoe');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Mute' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem', { name: 'Mute' }).waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Zoe');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Zoe' }).waitFor();
});

test('Back leads from chat to chat, and an address that leads nowhere says what is missing', async () => {
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await page.locator('[data-testid=list]').getByRole('link', { name: 'Max' }).click();
  await page.getByRole('region', { name: 'Max' }).waitFor();
  await page.waitForFunction(() => document.title === 'Max – Parley');
  await page.goBack();
  await page.getByRole('region', { name: 'Bob' }).waitFor();
  await page.waitForFunction(() => document.title === 'Bob – Parley');
  await expect.poll(() => focused(page)).toBe('Message');
  await page.goBack();
  await page.waitForFunction(() => document.title === 'Chats – Parley');

  await page.goto('/c/nobody-s');
  await page.getByRole('heading', { name: 'Chat not found' }).waitFor();
  await page.goto('/nowhere');
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  await page.getByRole('link', { name: 'Go to chats' }).click();
  await page.getByText('Select a chat to start messaging.').waitFor();
});

test('? lists the shortcuts, but not while one types', async () => {
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.press('?');
  expect(await composer.inputValue()).toBe('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link').first().focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Next chat').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Bob' }).waitFor();
});

test('no shortcut fires while an input method composes', async () => {
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await composer.dispatchEvent('keydown', { key: 'Escape', isComposing: true });
  await page.getByRole('region', { name: 'Bob' }).waitFor();
  expect(page.url()).toContain('/c/');
});

test('the edge of the list moves by keyboard and stays where it was put', async () => {
  const { page } = await device(browser);
  await logIn(page, ann);
  const edge = page.getByRole('separator', { name: 'List width' });
  const width = () =>
    page.locator('[data-testid=list]').evaluate((list) => Math.round(list.getBoundingClientRect().width));
  expect(await width()).toBe(320);
  await edge.focus();
  await edge.press('ArrowRight');
  await expect.poll(width).toBe(336);
  await page.reload();
  await edge.waitFor();
  expect(await width()).toBe(336);
  await edge.dblclick();
  await expect.poll(width).toBe(320);
});

test('a window of 320 pixels and the largest text still hold everything', async () => {
  const { page } = await device(browser, { viewport: { width: 320, height: 640 } });
  await logIn(page, ann);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('Extra large').click();
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize))
    .toBe('20.8px');
  for (const path of ['/', '/c/new', '/people', '/people/find', '/settings']) {
    await page.goto(path);
    await page.locator('[data-testid=frame]').waitFor();
    await page.locator('[data-testid=bone]').first().waitFor({ state: 'detached' });
    const wide = await page.evaluate(
      () =>
        [
          document.documentElement,
          ...document.querySelectorAll('[data-testid=list], [data-testid=rows], [data-testid=main]'),
        ].filter((each) => each.scrollWidth > each.clientWidth).length,
    );
    expect(wide, path).toBe(0);
  }
});
