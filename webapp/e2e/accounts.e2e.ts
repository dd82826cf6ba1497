import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, marked, openChat, person, say, texts } from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The names of all that is stored in this browser, and what the storages hold. */
function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const values = [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage).flat());
    return JSON.stringify([...databases.map(({ name }) => name), ...values]);
  });
}

async function logOut(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  const question = await page.getByRole('alertdialog').innerText();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('button', { name: 'Log in' }).waitFor();
  return question;
}

test('a log-out offline asks about the unsent, wipes every tab and is told to the server later', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await page.getByRole('textbox', { name: 'Message' }).fill('half a sen');
  const second = await page.context().newPage();
  await second.goto('/');
  await second.getByText('half a sen').waitFor();
  line.set('down');
  await say(page, 'never sent');
  await marked(page, 'never sent', 'Sending');
  await page.getByRole('textbox', { name: 'Message' }).fill('half a sen');
  expect(await logOut(page)).toContain('1 unsent message will be lost.');
  await second.getByRole('button', { name: 'Log in' }).waitFor();
  await expect.poll(() => stored(second)).not.toContain(ann.accountId);
  expect(await stored(second)).not.toContain('half a sen');
  const cookies = async () => {
    const all = await page.context().cookies(`${line.url}/api/session`);
    return all.map(({ name }) => name).sort();
  };
  expect(await cookies()).toEqual(['parley_device', 'parley_refresh']);
  await second.close();
  const told = page.waitForResponse('**/api/session/end', { timeout: 40_000 });
  let refreshed = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/session/refresh')) refreshed++;
  });
  line.set('up');
  await page.reload();
  expect((await told).status()).toBe(204);
  await page.getByRole('button', { name: 'Log in' }).waitFor();
  expect(await cookies()).toEqual(['parley_device']);
  expect(refreshed).toBe(0);
  expect(await bob.api.texts(conversation)).not.toContain('never sent');
});

test('an expired session keeps the unsent for the same account', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  await befriend(ann, bob);
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  line.set('no-sockets');
  await say(page, 'later');
  await marked(page, 'later', 'Sending');
  await page.context().clearCookies();
  await page.reload();
  await page.getByText(`@${ann.handle} has 1 unsent message.`).waitFor();
  line.set('up');
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await marked(page, 'later', 'Sent');
});

test('nothing of one account goes out under, or is readable by, another that takes over the browser', async () => {
  const [ann, bob, max] = [await person('Ann'), await person('Bob'), await person('Max')];
  const conversation = await befriend(ann, bob);
  await befriend(max, bob);
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  line.set('no-sockets');
  await say(page, 'from Ann alone');
  await marked(page, 'from Ann alone', 'Sending');
  await page.getByRole('textbox', { name: 'Message' }).fill('half a sen');
  // as by a tab that crashed right after its log-in: nothing but the cookie has changed
  await page.evaluate(async (login) => {
    const body = JSON.stringify({ login, password: 'correct horse battery', client: 'test' });
    const headers = { 'Content-Type': 'application/json' };
    await fetch('/api/session', { method: 'POST', headers, body });
  }, max.handle);
  line.set('up');
  await page.reload();
  await page.locator(`[data-testid=rail] [title="@${max.handle}"]`).waitFor({ timeout: 30_000 });
  await openChat(page, 'Bob');
  await say(page, 'from Max');
  await marked(page, 'from Max', 'Sent');
  expect(await texts(page)).toEqual(['from Max']);
  expect(await bob.api.texts(conversation)).not.toContain('from Ann alone');
  await expect.poll(() => stored(page)).not.toContain(ann.accountId);
  expect(await stored(page)).not.toMatch(/half a sen|from Ann/);
});

test('a tab follows the account that another tab logs in', async () => {
  const [ann, max] = [await person('Ann'), await person('Max')];
  const { page } = await device(browser);
  await logIn(page, ann);
  const second = await page.context().newPage();
  await second.goto('/settings');
  await second.getByText(`@${ann.handle}`).first().waitFor();
  await logOut(page);
  await second.getByRole('button', { name: 'Log in' }).waitFor();
  await logIn(page, max);
  await second.locator(`[data-testid=rail] [title="@${max.handle}"]`).waitFor();
  await expect.poll(() => stored(second)).not.toContain(ann.accountId);
});

test('the other sessions are listed and ended, one or all at once, and keep their data', async () => {
  const ann = await person('Ann');
  const { page } = await device(browser);
  const [second, third] = [await device(browser), await device(browser)];
  for (const each of [page, second.page, third.page]) await logIn(each, ann);
  await third.page.close();
  await page.getByRole('link', { name: 'Settings' }).click();
  const devices = page.getByRole('region', { name: 'Devices' });
  const rows = devices.getByRole('listitem');
  // with the one that the test itself logged in
  await expect.poll(() => rows.count()).toBe(4);
  expect(await rows.filter({ hasText: 'This device' }).getByRole('button').count()).toBe(0);
  const confirm = async () => {
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  };

  await devices.getByRole('button', { name: 'Remove Chrome, Linux' }).first().click();
  await confirm();
  await expect.poll(() => rows.count()).toBe(3);
  await devices.getByRole('button', { name: 'Remove all others' }).click();
  await confirm();
  await devices.getByText("You're only logged in on this device.").waitFor();
  await second.page.getByRole('button', { name: 'Log in' }).waitFor();
  expect(await stored(second.page)).toContain(`parley.${ann.accountId}`);
  await expect(ann.api.get('/api/sessions')).rejects.toThrow('401');
  await page.getByRole('link', { name: 'Chats' }).first().click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
});

test('with read marks off on one side neither sees any, and switched on again new ones show', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  await befriend(ann, bob);
  const [{ page: anns }, { page: bobs }] = [await device(browser), await device(browser)];
  await logIn(anns, ann);
  await logIn(bobs, bob);
  const show = async (is: boolean) => {
    await bobs.getByRole('link', { name: 'Settings' }).click();
    const toggle = bobs.getByRole('switch', { name: "Show when I've read a message" });
    await toggle.click();
    await expect.poll(() => toggle.isChecked()).toBe(is);
    await openChat(bobs, 'Ann');
  };
  const both = async (from: Page, to: Page, text: string, mark: string) => {
    await say(from, text);
    await to.getByRole('log').getByText(text).waitFor();
    await marked(from, text, mark);
  };
  await openChat(anns, 'Bob');
  await show(false);
  await both(anns, bobs, 'to one who hides', 'Sent');
  await both(bobs, anns, 'from one who hides', 'Sent');
  // whatever would mark them has come by now
  await both(anns, bobs, 'once more', 'Sent');
  for (const page of [anns, bobs])
    expect(await page.getByRole('img', { name: 'Read', exact: true }).count()).toBe(0);
  await show(true);
  await both(anns, bobs, 'seen by Bob', 'Read');
  await both(bobs, anns, 'seen by Ann', 'Read');
});

test('a friend sees another nickname at once, and after having been offline', async () => {
  const [ann, bob, lin] = [await person('Ann'), await person('Bob'), await person('Lin')];
  await befriend(ann, bob);
  await befriend(ann, lin);
  const [{ page }, watching, away] = [await device(browser), await device(browser), await device(browser)];
  await logIn(page, ann);
  await logIn(watching.page, bob);
  await openChat(watching.page, 'Ann');
  await logIn(away.page, lin);
  await away.page.locator('[data-testid=list]').getByRole('link', { name: 'Ann' }).waitFor();
  away.line.set('down');

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Edit profile' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nickname').fill('Mira Byron');
  await dialog.getByTitle('Your initial').click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Mira Byron').waitFor();

  await watching.page.getByRole('heading', { name: 'Mira Byron' }).waitFor();
  away.line.set('up');
  for (const friend of [watching.page, away.page]) {
    const row = friend.locator('[data-testid=list]').getByRole('link', { name: 'Mira Byron' });
    await row.locator('svg text', { hasText: 'M' }).waitFor();
  }
});

test('a changed password logs the other devices out, and the old one lets nobody in', async () => {
  const ann = await person('Ann');
  const { page } = await device(browser);
  const other = await device(browser);
  for (const each of [page, other.page]) await logIn(each, ann);
  await page.getByRole('link', { name: 'Settings' }).click();
  const devices = page.getByRole('region', { name: 'Devices' });
  // with the one that the test itself logged in
  await expect.poll(() => devices.getByRole('listitem').count()).toBe(3);
  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog');
  const change = async (old: string) => {
    await dialog.getByLabel('Current password').fill(old);
    await dialog.getByLabel('New password').fill('tidal lantern in the attic');
    await dialog.getByRole('button', { name: 'Change password' }).click();
  };
  await change('wrong horse battery');
  await dialog.getByText("This isn't your current password.").waitFor();
  await change('correct horse battery');
  await page.getByText('Password changed. Your other devices were logged out.').waitFor();
  await devices.getByText("You're only logged in on this device.").waitFor();

  const login = other.page;
  const tryIn = async (password: string) => {
    await login.getByLabel('Account name, email or phone').fill(ann.handle);
    await login.getByLabel('Password', { exact: true }).fill(password);
    await login.getByRole('button', { name: 'Log in' }).click();
  };
  await tryIn('correct horse battery');
  await login.getByText('Incorrect account or password.').waitFor();
  await tryIn('tidal lantern in the attic');
  await login.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
});
