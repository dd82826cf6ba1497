import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, group, launch, logIn, openChat, person, type Person } from './stage';

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
  await page.locator('[data-testid=list]').getByRole('link', { name: 'Bob' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');

  await openChat(page, 'Bob');
  await page.getByRole('link', { name: 'Back' }).click();
  await openChat(page, 'Max');
  await page.locator('[data-testid=chat-title]').click();
  await page.getByRole('link', { name: 'Message', exact: true }).click();
  await page.getByRole('region', { name: 'Max' }).waitFor();
  await page.locator('[data-testid=chat-title]').click();
  await page.getByRole('link', { name: 'Chats' }).click();
  await page.locator('[data-testid=list]').getByRole('link', { name: 'Max' }).waitFor();
  await page.evaluate(() => Object.assign(globalThis, { here: true }));
  await page.goBack();
  // out: to the page that was there before, wherever that leads
  await expect.poll(() => page.evaluate(() => 'here' in globalThis)).toBe(false);
});

test('a chat opened by its address has the list behind its own Back', async () => {
  const { page } = await device(browser, phone);
  await logIn(page, ann);
  await page.goto(`/c/${conversation}`);
  await page.getByRole('link', { name: 'Back' }).click();
  await page.locator('[data-testid=list]').getByRole('link', { name: 'Bob' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a long press opens the menu of a chat', async () => {
  const { page } = await device(browser, phone);
  await logIn(page, ann);
  const box = await page.locator('[data-testid=list]').getByRole('link', { name: 'Bob' }).boundingBox();
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
  const hikers = await group(ann, 'Hikers', [bob]);
  const small: string[] = [];
  const look = async (path: string) => {
    await page.goto(path);
    await page.locator('[data-testid=frame], [data-testid=gate]').first().waitFor();
    await page.locator('[data-testid=bone]').first().waitFor({ state: 'detached' });
    small.push(
      ...(await page.evaluate((at) => {
        const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
        const inputs = [...document.querySelectorAll('input, textarea, select')]
          .filter(
            (each) =>
              seen(each) && !each.matches('[type=radio]') && parseFloat(getComputedStyle(each).fontSize) < 16,
          )
          .map((each) => `${at}: ${each.outerHTML.slice(0, 80)} ${getComputedStyle(each).fontSize}`);
        // what a finger meets 21 pixels from the middle, to each side
        const hit = (element: Element) => {
          element.scrollIntoView({ block: 'center' });
          const { x, y, width, height } = element.getBoundingClientRect();
          const [middle, centre] = [x + width / 2, y + height / 2];
          const points = [
            [-21, 0],
            [21, 0],
            [0, -21],
            [0, 21],
          ] as const;
          return points.every(([dx, dy]) => {
            const met = document.elementFromPoint(middle + dx, centre + dy);
            return met !== null && (element.contains(met) || met.closest('label')?.contains(element));
          });
        };
        const targets = [
          ...document.querySelectorAll('button, input, a:not(p a), [role=switch], [role=slider]'),
        ]
          .filter((each) => seen(each) && getComputedStyle(each).pointerEvents !== 'none')
          .filter((each) => each.getBoundingClientRect().width > 1 && !each.closest('[aria-hidden=true]'))
          .filter((each) => !hit(each))
          .map((each) => `${at}: ${each.outerHTML.slice(0, 80)} is small`);
        return [...inputs, ...targets];
      }, path)),
    );
  };
  for (const path of ['/login', '/register']) await look(path);
  await logIn(page, ann);
  for (const path of [
    '/',
    `/c/${conversation}`,
    `/c/${hikers}`,
    `/c/${hikers}/about`,
    '/c/new',
    '/people',
    `/people/${bob.accountId}`,
    '/people/find',
    '/settings',
  ])
    await look(path);
  expect(small).toEqual([]);
});
