import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, openChat, person, type Person } from './stage';

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

let browser: Browser;
let ann: Person;
let bob: Person;
let conversation: string;
beforeAll(async () => {
  browser = await launch();
  [ann, bob] = [await person('Ann'), await person('Bob')];
  conversation = await befriend(ann, bob);
  await befriend(ann, await person('Max'));
});
afterAll(() => browser.close());

test('Back goes from a chat to the list and from there out', async () => {
  const { page } = await device(browser, phone);
  await logIn(page, ann);
  await page.goto('/login?before');
  await page.goto('/');
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await openChat(page, 'Bob');
  await page.goBack();
  await page.locator('.list').getByRole('link', { name: 'Bob' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');

  await openChat(page, 'Bob');
  await page.getByRole('link', { name: 'Back' }).click();
  await openChat(page, 'Max');
  await page.locator('.chat-title').click();
  await page.getByRole('link', { name: 'Message', exact: true }).click();
  await page.getByRole('region', { name: 'Max' }).waitFor();
  await page.locator('.chat-title').click();
  await page.getByRole('link', { name: 'Chats' }).click();
  await page.locator('.list').getByRole('link', { name: 'Max' }).waitFor();
  await page.goBack();
  // out: to what was there before
  await page.waitForURL((url) => !['/', '/people', '/settings'].includes(url.pathname) || url.search !== '');
});

test('a chat opened by its address has the list behind its own Back', async () => {
  const { page } = await device(browser, phone);
  await logIn(page, ann);
  await page.goto(`/c/${conversation}`);
  await page.getByRole('link', { name: 'Back' }).click();
  await page.locator('.list').getByRole('link', { name: 'Bob' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a long press opens the menu of a chat', async () => {
  const { page } = await device(browser, phone);
  await logIn(page, ann);
  const box = await page.locator('.list').getByRole('link', { name: 'Bob' }).boundingBox();
  const finger = await page.context().newCDPSession(page);
  const point = { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 20 };
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await page.getByRole('menuitem', { name: 'Mute' }).waitFor();
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  expect(new URL(page.url()).pathname).toBe('/');
  await page.getByRole('menuitem', { name: 'Mute' }).waitFor();
});

test('each input has 16 pixels of type, and each target 44', async () => {
  const { page } = await device(browser, phone);
  const small: string[] = [];
  const look = async (path: string) => {
    await page.goto(path);
    await page.locator('.frame, .gate').first().waitFor();
    await page.locator('.bone').first().waitFor({ state: 'detached' });
    small.push(
      ...(await page.evaluate((at) => {
        const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
        const inputs = [...document.querySelectorAll('input, textarea, select')]
          .filter((each) => seen(each) && parseFloat(getComputedStyle(each).fontSize) < 16)
          .map((each) => `${at}: ${each.outerHTML.slice(0, 80)} ${getComputedStyle(each).fontSize}`);
        const targets = [
          ...document.querySelectorAll('button, [role=button], [role=switch], [role=slider], a:not(p a)'),
        ]
          .filter((each) => seen(each) && getComputedStyle(each).pointerEvents !== 'none')
          .filter((each) => {
            const { width, height } = each.getBoundingClientRect();
            return width > 1 && (width < 43.5 || height < 43.5);
          })
          .map((each) => {
            const { width, height } = each.getBoundingClientRect();
            return `${at}: ${each.outerHTML.slice(0, 80)} ${String(width)} x ${String(height)}`;
          });
        return [...inputs, ...targets];
      }, path)),
    );
  };
  for (const path of ['/login', '/register']) await look(path);
  await logIn(page, ann);
  for (const path of [
    '/',
    `/c/${conversation}`,
    '/people',
    `/people/${bob.accountId}`,
    '/people/find',
    '/settings',
  ])
    await look(path);
  expect(small).toEqual([]);
});
