import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, group, isWhole, launch, logIn, openChat, person, type Person } from './stage';

interface Shown {
  title: string;
  body: string;
  tag: string;
  open: boolean;
}
type Recorder = typeof globalThis & { shown: Shown[]; click: () => void; sounds: number };

let browser: Browser;
let ann: Person;
let bob: Person;
let max: Person;
let withBob: string;
let withMax: string;
beforeAll(async () => {
  browser = await launch([], true);
  [ann, bob, max] = [await person('Ann'), await person('Bob'), await person('Max')];
  [withBob, withMax] = [await befriend(ann, bob), await befriend(ann, max)];
});
afterAll(() => browser.close());

/** Shows nothing and plays nothing: writes down what it was asked for. */
function record(permission: NotificationPermission): void {
  const recorder = globalThis as Recorder;
  Object.assign(recorder, { shown: [], sounds: 0 });
  class Recorded {
    static permission = permission;
    static requestPermission() {
      Recorded.permission = 'granted';
      return Promise.resolve(Recorded.permission);
    }
    readonly #shown: Shown;
    readonly tag: string;
    onclick = () => undefined;
    constructor(title: string, { body, tag }: { body: string; tag: string }) {
      for (const each of recorder.shown) if (each.tag === tag) each.open = false;
      this.tag = tag;
      this.#shown = { title, body, tag, open: true };
      recorder.shown.push(this.#shown);
      recorder.click = () => {
        this.onclick();
      };
    }
    close() {
      this.#shown.open = false;
    }
  }
  Object.defineProperty(globalThis, 'Notification', { value: Recorded });
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.getRegistration = () => Promise.resolve(undefined);
  HTMLMediaElement.prototype.play = () => {
    recorder.sounds++;
    return Promise.resolve();
  };
}

/** Ann's device, with nothing to read; with `real`, notifications go to the browser, through the service worker. */
async function home({ real = false } = {}) {
  const made = await device(browser, { permissions: real ? ['notifications'] : [] });
  if (!real) await made.page.addInitScript(record, 'granted' as const);
  await logIn(made.page, ann);
  if (real) await made.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  /** As far as the view has it, which may be a moment behind: at least to the end of what is `newest`. */
  const read = async (conversationId: string, newest?: string) => {
    if (newest !== undefined)
      await expect.poll(async () => (await ann.api.texts(conversationId)).at(-1)).toBe(newest);
    const { conversations } = await ann.api.get<{
      conversations: { conversationId: string; lastNo: number }[];
    }>('/api/snapshot');
    const upTo = conversations.find((each) => each.conversationId === conversationId)?.lastNo ?? 0;
    if (upTo > 0) await ann.api.command({ type: 'conversation.mark-read', conversationId, upTo });
  };
  const { conversations } = await ann.api.get<{ conversations: { conversationId: string }[] }>(
    '/api/snapshot',
  );
  for (const { conversationId } of conversations) await read(conversationId);
  await made.page.evaluate(
    ([key, value]) => {
      localStorage.setItem(key, value);
    },
    [`parley.${ann.accountId}.attention`, JSON.stringify({ notifications: true })] as const,
  );
  return { ...made, read };
}

/** The time of day so many hours from now. */
const timeIn = (hours: number) => new Date(Date.now() + hours * 3_600_000).toTimeString().slice(0, 5);
const shown = (page: Page) => page.evaluate(() => (globalThis as Recorder).shown);
const bodies = async (page: Page) => (await shown(page)).map(({ body }) => body);
/** Whether no tab waits any more for its turn to call. */
const nobodyWaits = (page: Page) =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const calls = ({ name = '' }: LockInfo) => name.startsWith('parley.calling.');
    return held.some(calls) && !pending.some(calls);
  });
const previewed = (page: Page, text: string) => page.locator('[data-testid=list]').getByText(text).waitFor();

test('of two tabs one calls, another once that is closed, and a click opens the chat', async () => {
  const { page } = await home();
  const second = await page.context().newPage();
  await second.addInitScript(record, 'granted' as const);
  await second.goto('/');
  await second.getByRole('navigation', { name: 'Main' }).waitFor();
  await bob.api.say(withBob, 'once');
  for (const each of [page, second]) await previewed(each, 'once');
  await expect.poll(async () => [...(await bodies(page)), ...(await bodies(second))]).toEqual(['once']);
  expect((await shown(page))[0]?.title).toBe('Bob');
  await page.evaluate(() => {
    (globalThis as Recorder).click();
  });
  await page.waitForURL(`**/c/${withBob}`);
  await page.close();
  await expect.poll(() => nobodyWaits(second)).toBe(true);
  await max.api.say(withMax, 'to the other tab');
  await expect.poll(() => bodies(second)).toEqual(['to the other tab']);
});

test('nothing calls to the chat that is looked at, nor to what was missed while offline', async () => {
  const { page, line } = await home();
  await openChat(page, 'Bob');
  await bob.api.say(withBob, 'looked at');
  await page.getByRole('log').getByText('looked at').waitFor();
  line.set('down');
  await page
    .getByText(/^(Offline|Connecting)/)
    .first()
    .waitFor();
  await max.api.say(withMax, 'missed');
  line.set('up');
  await previewed(page, 'missed');
  await page
    .getByText(/^(Offline|Connecting)/)
    .first()
    .waitFor({ state: 'detached' });
  await max.api.say(withMax, 'live');
  await expect.poll(() => bodies(page)).toEqual(['live']);
});

test('a notification goes when its message was read elsewhere', async () => {
  const { page, read } = await home();
  await bob.api.say(withBob, 'one');
  await max.api.say(withMax, 'two');
  await expect.poll(() => bodies(page)).toEqual(['one', 'two']);
  await read(withBob, 'one');
  await expect
    .poll(async () => (await shown(page)).filter(({ open }) => open).map(({ body }) => body))
    .toEqual(['two']);
});

/** What the browser shows, through the real service worker. */
const onDesktop = (page: Page) =>
  page.evaluate(async () => {
    const all = await (await navigator.serviceWorker.ready).getNotifications();
    return all.map(({ title, body, tag }) => `${title}: ${body} ${tag}`).sort();
  });

interface Worker {
  registration: ServiceWorkerRegistration;
  NotificationEvent: new (type: string, of: { notification: Notification | undefined }) => Event;
  WindowClient: { prototype: { url: string; focus: () => Promise<unknown> } };
  focused: string[];
}

/** As if it had been clicked. The pages that the worker then wants to focus are told: it may do so only after a real click. */
async function click(page: Page, conversationId: string): Promise<() => Promise<string[]>> {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('no service worker');
  await worker.evaluate(async (tag) => {
    const self = globalThis as typeof globalThis & Worker;
    self.focused = [];
    self.WindowClient.prototype.focus = function () {
      self.focused.push(new URL(this.url).pathname);
      return Promise.resolve();
    };
    const [notification] = await self.registration.getNotifications({ tag });
    self.dispatchEvent(new self.NotificationEvent('notificationclick', { notification }));
  }, `parley.${conversationId}`);
  return () => worker.evaluate(() => (globalThis as typeof globalThis & Worker).focused);
}

test.skipIf(!isWhole)(
  'the browser shows one for each chat, and none that was read elsewhere or muted',
  async () => {
    const { page, read } = await home({ real: true });
    const second = await page.context().newPage();
    await second.goto('/people');
    await second.getByRole('navigation', { name: 'Main' }).waitFor();
    await bob.api.say(withBob, 'one');
    await expect.poll(() => onDesktop(page)).toEqual([`Bob: one parley.${withBob}`]);
    await bob.api.say(withBob, 'two');
    await expect.poll(() => onDesktop(page)).toEqual([`Bob: two parley.${withBob}`]);
    await max.api.say(withMax, 'three');
    await expect
      .poll(() => onDesktop(page))
      .toEqual([`Bob: two parley.${withBob}`, `Max: three parley.${withMax}`]);
    await second.close();
    await page.reload();
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await read(withBob, 'two');
    await expect.poll(() => onDesktop(page)).toEqual([`Max: three parley.${withMax}`]);
    await ann.api.command({ type: 'conversation.mute', conversationId: withMax, muted: true });
    await expect.poll(() => onDesktop(page)).toEqual([]);
    await ann.api.command({ type: 'conversation.mute', conversationId: withMax, muted: false });
  },
);

test.skipIf(!isWhole)(
  'a click on what the browser shows opens the chat in the tab that was used last',
  async () => {
    const { page } = await home({ real: true });
    const second = await page.context().newPage();
    await second.goto('/people');
    await second.getByRole('navigation', { name: 'Main' }).waitFor();
    await bob.api.say(withBob, 'to the newer');
    await expect.poll(() => onDesktop(page)).toEqual([`Bob: to the newer parley.${withBob}`]);
    const focused = await click(page, withBob);
    await second.waitForURL(`**/c/${withBob}`);
    expect(await focused()).toEqual(['/people']);
    expect(new URL(page.url()).pathname).toBe('/');
    await expect.poll(() => onDesktop(page)).toEqual([]);
    expect(page.context().pages()).toHaveLength(2);

    await second.close();
    // past the worker
    await (await page.context().newCDPSession(page)).send('Page.reload', { ignoreCache: true });
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
    await max.api.say(withMax, 'connected');
    await previewed(page, 'connected');
    await expect.poll(() => nobodyWaits(page)).toBe(true);
    await max.api.say(withMax, 'past the worker');
    await expect.poll(() => onDesktop(page)).toEqual([`Max: past the worker parley.${withMax}`]);
    await click(page, withMax);
    await page.waitForURL(`**/c/${withMax}`);
  },
);

test('a muted chat neither calls nor counts', async () => {
  const { page } = await home();
  await page.waitForFunction(() => document.title === 'Chats – Parley');
  await ann.api.command({ type: 'conversation.mute', conversationId: withBob, muted: true });
  await bob.api.say(withBob, 'muted');
  await max.api.say(withMax, 'loud');
  await expect.poll(() => bodies(page)).toEqual(['loud']);
  expect(await page.title()).toBe('(1) Chats – Parley');
  await ann.api.command({ type: 'conversation.mute', conversationId: withBob, muted: false });
  await page.waitForFunction(() => document.title === '(2) Chats – Parley');
});

test('a group calls by its name, and a muted one only where one is mentioned', async () => {
  const hikers = await group(ann, 'Hikers', [bob, max]);
  const { page, read } = await home();
  // the page doesn't call for a group of which it doesn't know yet
  await page.locator('[data-testid=list]').getByText('Hikers').first().waitFor();
  await bob.api.say(hikers, 'the map?');
  await expect.poll(async () => (await shown(page)).length).toBe(1);
  const [first] = await shown(page);
  expect([first?.title, first?.body.replace(/[\u2068\u2069]/g, '')]).toEqual(['Hikers', 'Bob: the map?']);
  await ann.api.command({ type: 'conversation.mute', conversationId: hikers, muted: true });
  await read(hikers);
  await page.waitForFunction(() => document.title === 'Chats – Parley');
  await max.api.say(hikers, 'nobody is called');
  await max.api.command({
    type: 'message.send',
    conversationId: hikers,
    content: { type: 'text', text: '@Ann is', mentions: [{ account: ann.accountId, from: 0, length: 4 }] },
  });
  await expect.poll(async () => (await shown(page)).length).toBe(2);
  expect((await shown(page))[1]?.body).toContain('is');
  expect(await page.title()).toBe('Chats – Parley');
});

test('title and icon show the number, and no longer once it is read', async () => {
  const { page, read } = await home();
  const icon = () => page.locator('link[rel=icon]').getAttribute('href');
  for (let n = 1; n <= 10; n++) await bob.api.say(withBob, `message ${String(n)}`);
  await page.waitForFunction(() => document.title === '(10) Chats – Parley');
  expect(await icon()).toBe('/unread/more.svg');
  expect((await page.request.get('/unread/more.svg')).headers()['content-type']).toContain('image/svg+xml');
  await read(withBob, 'message 10');
  await page.waitForFunction(() => document.title === 'Chats – Parley');
  expect(await icon()).toBe('/icon.svg');
  await max.api.say(withMax, 'one more');
  await page.waitForFunction(() => document.title === '(1) Chats – Parley');
  expect(await icon()).toBe('/unread/1.svg');
});

test('what is shown and heard can be chosen, and permission is asked for by a click', async () => {
  const { page } = await device(browser);
  await page.addInitScript(record, 'default' as const);
  await logIn(page, ann);
  await page.getByRole('link', { name: 'Settings' }).click();
  const notifications = page.getByRole('switch', { name: 'Show notifications on this device' });
  expect(await notifications.isChecked()).toBe(false);
  await notifications.click();
  await expect.poll(() => notifications.isChecked()).toBe(true);
  await page.getByRole('switch', { name: 'Show sender and message' }).click();
  for (let n = 0; n < 5; n++) await bob.api.say(withBob, 'a secret');
  await expect.poll(async () => (await shown(page)).length).toBe(5);
  expect(await page.evaluate(() => (globalThis as Recorder).sounds)).toBeOneOf([1, 2, 3, 4]);
  expect((await shown(page)).at(-1)).toMatchObject({ title: 'Parley', body: 'New message' });
  expect(JSON.stringify(await shown(page))).not.toContain('secret');

  await page.getByRole('switch', { name: 'Do not disturb' }).click();
  await page.getByLabel('From').fill(timeIn(-1));
  await page.getByLabel('To', { exact: true }).fill(timeIn(1));
  const before = await page.title();
  await bob.api.say(withBob, 'at night');
  await page.waitForFunction((title) => document.title !== title, before);
  await page.getByRole('switch', { name: 'Do not disturb' }).click();
  await bob.api.say(withBob, 'in the morning');
  await expect.poll(async () => (await shown(page)).length).toBe(6);
});
