import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, marked, openChat, person, say, texts } from './stage';

const notKept = /^This browser can't store data here/;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function pair() {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  return { ann, bob, conversation };
}

const warned = (page: Page) => page.getByText(notKept).first().waitFor();

test('without IndexedDB one chats from memory and the server, over a reload too', async () => {
  const { ann, bob, conversation } = await pair();
  const { page, line } = await device(browser);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
    // then nothing but IndexedDB could keep two tabs apart
    Object.defineProperty(navigator, 'locks', { value: undefined });
  });
  await bob.api.say(conversation, 'hello');
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await warned(page);
  await say(page, 'one');
  await marked(page, 'one', 'Sent');
  line.set('down');
  await say(page, 'two');
  await marked(page, 'two', 'Sending');
  line.set('up');
  await marked(page, 'two', 'Sent');
  await page.reload();
  await expect.poll(() => texts(page), { timeout: 10_000 }).toEqual(['hello', 'one', 'two']);
  await expect.poll(() => bob.api.texts(conversation)).toEqual(['hello', 'one', 'two']);
});

test('a database that is taken away in mid-session loses nothing and doubles nothing', async () => {
  const { ann, bob, conversation } = await pair();
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await say(page, 'one');
  await marked(page, 'one', 'Sent');
  line.set('down');
  await say(page, 'two');
  await marked(page, 'two', 'Sending');
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  });
  await say(page, 'three');
  await marked(page, 'three', 'Sending');
  await bob.api.say(conversation, 'meanwhile');
  line.set('up');
  await marked(page, 'three', 'Sent');
  await warned(page);
  await expect.poll(() => texts(page), { timeout: 10_000 }).toEqual(['one', 'meanwhile', 'two', 'three']);
  await expect.poll(() => bob.api.texts(conversation)).toEqual(['one', 'meanwhile', 'two', 'three']);
  await page.reload();
  await expect.poll(() => texts(page), { timeout: 10_000 }).toEqual(['one', 'meanwhile', 'two', 'three']);
  expect(await page.getByText(notKept).count()).toBe(0);
});

test('with a full disk one chats on, and what was stored is sent once', async () => {
  const { ann, bob, conversation } = await pair();
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  line.set('down');
  await say(page, 'one');
  await marked(page, 'one', 'Sending');
  // each write takes its transaction down with it, as one for which there is no room does
  await page.evaluate(() => {
    for (const write of ['add', 'put'] as const) {
      const original = IDBObjectStore.prototype[write];
      IDBObjectStore.prototype[write] = function (...values) {
        const request = original.apply(this, values);
        request.addEventListener('success', () => this.transaction.abort());
        return request;
      };
    }
  });
  await say(page, 'two');
  await marked(page, 'two', 'Sending');
  await warned(page);
  line.set('up');
  await marked(page, 'two', 'Sent');
  await expect.poll(() => texts(page), { timeout: 10_000 }).toEqual(['one', 'two']);
  await page.reload();
  await marked(page, 'two', 'Sent');
  await expect.poll(() => bob.api.texts(conversation)).toEqual(['one', 'two']);
});

test('a tab gives way to a database upgrade of another, and says that there is a new version', async () => {
  const { ann } = await pair();
  const { page } = await device(browser);
  await logIn(page, ann);
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, 1_000);
        opening.onsuccess = () => resolve();
        opening.onerror = () => reject(new Error('not opened'));
      }),
    `parley.${ann.accountId}`,
  );
  await page.getByText('A new version of Parley is available.').first().waitFor();
});

test('with all site data blocked one logs in and chats from memory', async () => {
  const { ann, bob, conversation } = await pair();
  const { page } = await device(browser);
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get: denied });
    const refused = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    Object.defineProperty(navigator.locks, 'request', { value: refused });
    Object.defineProperty(navigator.serviceWorker, 'register', { value: refused });
    for (const name of ['persist', 'persisted'])
      Object.defineProperty(navigator.storage, name, { value: refused });
  });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await bob.api.say(conversation, 'hello');
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await warned(page);
  await say(page, 'one');
  await marked(page, 'one', 'Sent');
  expect(await texts(page)).toEqual(['hello', 'one']);
  await page.getByRole('textbox', { name: 'Message' }).fill('half a sen');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await page.locator('html.dark').waitFor({ state: 'attached' });
  await openChat(page, 'Bob');
  expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('half a sen');
  expect(errors).toEqual([]);
});
