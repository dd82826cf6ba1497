import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, marked, openChat, person, say, texts } from './stage';

const troubled = /^(Offline|Connecting)/;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('messages typed offline are kept over a reload and go out once, in order', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  line.set('down');
  await say(page, 'one');
  await say(page, 'two');
  await marked(page, 'two', 'Sending');
  await page.getByText(troubled).first().waitFor();
  line.set('no-sockets');
  await page.reload();
  await marked(page, 'one', 'Sending');
  await say(page, 'three');
  await bob.api.say(conversation, 'while you were away');
  line.set('up');
  await marked(page, 'three', 'Sent');
  await expect
    .poll(() => texts(page), { timeout: 10_000 })
    .toEqual(['while you were away', 'one', 'two', 'three']);
  await expect.poll(() => page.getByText(troubled).count(), { timeout: 10_000 }).toBe(0);
  await expect
    .poll(() => bob.api.texts(conversation))
    .toEqual(['while you were away', 'one', 'two', 'three']);
});

test('a refusal fails one message with its reason and holds up none behind it', async () => {
  const [ann, bob, max] = [await person('Ann'), await person('Bob'), await person('Max')];
  await befriend(ann, bob);
  await befriend(ann, max);
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await openChat(page, 'Max');
  line.set('down');
  await say(page, 'first, to be refused');
  await openChat(page, 'Bob');
  await say(page, 'second');
  await say(page, 'third');
  await max.api.command({ type: 'friendship.end', other: ann.accountId });
  line.set('up');
  await marked(page, 'second', 'Sent');
  await marked(page, 'third', 'Sent');
  await openChat(page, 'Max');
  await marked(page, 'first, to be refused', 'Not sent');
  await page.getByText("Not sent: you're no longer friends.").waitFor();
});

test('two tabs that refresh at once both stay logged in', async () => {
  const ann = await person('Ann');
  const { page } = await device(browser);
  await logIn(page, ann);
  const second = await page.context().newPage();
  await Promise.all([page.reload(), second.goto('/')]);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await second.getByRole('navigation', { name: 'Main' }).waitFor();
  const socket = () => page.waitForEvent('websocket', { timeout: 20_000 });
  // no tab is left without a token: each connects again
  await Promise.all([socket(), page.reload()]);
  expect(await second.getByRole('button', { name: 'Log in' }).count()).toBe(0);
});

test('a refresh whose answer was lost is asked for again', async () => {
  const ann = await person('Ann');
  const { page } = await device(browser);
  await logIn(page, ann);
  let lost = 0;
  await page.route('**/api/session/refresh', async (route) => {
    if (lost++ > 0) return route.continue();
    const answer = await route.fetch({ headers: { ...route.request().headers(), cookie: await cookies() } });
    expect(answer.status()).toBe(200);
    await route.abort('connectionreset');
  });
  // the answer, and the cookie in it, never reach the browser
  async function cookies(): Promise<string> {
    const jar = await page.context().cookies(`${new URL(page.url()).origin}/api/session`);
    return jar.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
  const before = await page.context().cookies(`${new URL(page.url()).origin}/api/session`);
  await page.evaluate(() => {
    history.replaceState(null, '', '/settings');
  });
  await page.reload();
  await expect.poll(() => lost, { timeout: 10_000 }).toBeGreaterThan(0);
  await page.context().addCookies(before);
  await page.getByRole('button', { name: 'Log out' }).waitFor();
  await expect.poll(() => lost, { timeout: 20_000 }).toBeGreaterThan(1);
  await page.getByText(troubled).first().waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Log in' }).count()).toBe(0);
});

test('a network that is down, or a server that fails, never leads to the log-in page', async () => {
  const ann = await person('Ann');
  const { page } = await device(browser);
  await logIn(page, ann);
  let failures = 0;
  await page.route('**/api/**', (route) => {
    failures++;
    return route.fulfill({ status: 503, body: '' });
  });
  await page.reload();
  await expect.poll(() => failures, { timeout: 10_000 }).toBeGreaterThan(1);
  expect(await page.getByRole('button', { name: 'Log in' }).count()).toBe(0);
  await page.unroute('**/api/**');
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 40_000 });
});

test('two devices stay equal, read marks included', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  const phone = await device(browser, { viewport: { width: 390, height: 844 } });
  const desk = await device(browser);
  await logIn(phone.page, ann);
  await logIn(desk.page, ann);
  await bob.api.say(conversation, 'hello');
  await phone.page.getByLabel('1 unread').waitFor();
  await openChat(desk.page, 'Bob');
  await phone.page.getByLabel('1 unread').waitFor({ state: 'detached' });
  await say(desk.page, 'hello too');
  await openChat(phone.page, 'Bob');
  await expect.poll(() => texts(phone.page)).toEqual(['hello', 'hello too']);
  await phone.page.getByRole('link', { name: 'Back' }).click();
  await phone.page.getByRole('link', { name: 'Settings' }).click();
  await phone.page.getByRole('button', { name: 'Log out' }).click();
  await phone.page.getByRole('alertdialog').getByRole('button', { name: 'Log out' }).click();
  await phone.page.getByRole('button', { name: 'Log in' }).waitFor();
  expect(await desk.page.getByRole('button', { name: 'Log in' }).count()).toBe(0);
});
