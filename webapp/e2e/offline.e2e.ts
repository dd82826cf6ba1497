import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, marked, openChat, person, say, texts } from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Until the page would open without network. */
async function prepared(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    await new Promise<void>((resolve) => {
      if (navigator.serviceWorker.controller) resolve();
      else navigator.serviceWorker.addEventListener('controllerchange', () => resolve());
    });
  });
}

test('reloaded with the server down, and without network, all is there; what was unsent goes out once', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  await bob.api.say(conversation, 'before');
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await prepared(page);

  line.set('down');
  await say(page, 'written with the server down');
  await marked(page, 'written with the server down', 'Sending');
  await page.reload();
  await marked(page, 'written with the server down', 'Sending');
  expect(await texts(page)).toEqual(['before', 'written with the server down']);
  await page.getByText('Connecting').first().waitFor();

  await page.context().setOffline(true);
  await page.reload();
  await say(page, 'written without network');
  await marked(page, 'written without network', 'Sending');
  await page.getByText('Offline').first().waitFor();
  await page.reload();
  await marked(page, 'written without network', 'Sending');

  line.set('up');
  await page.context().setOffline(false);
  await marked(page, 'written without network', 'Sent');
  const all = ['before', 'written with the server down', 'written without network'];
  await expect.poll(() => bob.api.texts(conversation)).toEqual(all);
  await expect.poll(() => texts(page), { timeout: 10_000 }).toEqual(all);
});

test('a server that answers with an error does not keep the page from opening', async () => {
  const ann = await person('Ann');
  const { page } = await device(browser);
  await logIn(page, ann);
  await prepared(page);
  await page.context().route(
    (url) => url.pathname === '/people',
    (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }),
  );
  await page.goto('/people');
  await page.getByRole('heading', { name: 'People' }).waitFor();
});

test('a tap reconnects at once, in the middle of a long wait', async () => {
  const ann = await person('Ann');
  const { page, line } = await device(browser);
  await logIn(page, ann);
  // from now on no timer of the page fires for long waits
  await page.addInitScript(() => {
    const wait = window.setTimeout.bind(window);
    window.setTimeout = ((work: () => void, millis = 0) =>
      wait(work, millis > 100 && millis < 2_000 ? 600_000 : millis)) as typeof window.setTimeout;
  });
  line.set('no-sockets');
  await page.reload();
  const reconnect = page.getByRole('button', { name: 'Reconnect' }).first();
  await reconnect.waitFor();
  line.set('up');
  await reconnect.click();
  await reconnect.waitFor({ state: 'detached', timeout: 5_000 });
});

/** Makes the server give out another build: the same page, which loads one file more. */
async function release(page: Page): Promise<void> {
  await page.context().route(
    (url) => url.pathname === '/' || url.pathname.startsWith('/c/'),
    async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(
        '</head>',
        '<script src="/assets/newer.js"></script></head>',
      );
      await route.fulfill({ response: answer, body });
    },
  );
  await page
    .context()
    .route('**/assets/newer.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'window.newer = true' }),
    );
}
const isNewer = (page: Page) => page.evaluate(() => 'newer' in window);

test('a new version loads itself once the page is hidden, and keeps the draft', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  await befriend(ann, bob);
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await page.getByRole('textbox', { name: 'Message' }).fill('half a thought');
  await release(page);
  line.set('down');
  line.set('up');
  await page.getByText('A new version of Parley is available.').first().waitFor({ timeout: 30_000 });
  expect(await isNewer(page)).toBe(false);
  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await reloaded;
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  expect(await isNewer(page)).toBe(true);
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('half a thought');
});

test('a part of the page that is gone with a new version loads that version, and is no error', async () => {
  const { page } = await device(browser, { serviceWorkers: 'block' });
  let gone = true;
  await page.route('**/assets/PhoneField-*.js', (route) =>
    gone ? route.fulfill({ status: 404 }) : route.continue(),
  );
  await page.goto('/login');
  await release(page);
  await page.route('**/register', async (route) => {
    gone = false;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Phone (optional)').waitFor();
  expect(await page.getByText('Something went wrong').count()).toBe(0);
});

test('an old page that meets a newer protocol says so', async () => {
  const ann = await person('Ann');
  const { page } = await device(browser);
  await logIn(page, ann);
  await page.routeWebSocket('**/ws', (socket) => {
    socket.onMessage(() => void socket.close({ code: 4004 }));
  });
  await page.reload();
  await page.getByText('A new version of Parley is available.').first().waitFor();
  await page.getByRole('button', { name: 'Reload' }).first().waitFor();
});
