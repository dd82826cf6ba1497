import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, marked, openChat, person, say, texts, type Person } from './stage';

let browser: Browser;
let ann: Person;
const others: Person[] = [];
const conversations: string[] = [];
beforeAll(async () => {
  browser = await launch();
  ann = await person('Ann');
  for (const nickname of ['林小雨', 'Bob', '安然', '王伟', '42']) {
    const other = await person(nickname);
    others.push(other);
    conversations.push(await befriend(ann, other));
  }
});
afterAll(() => browser.close());

/** The names in the list, from top to bottom. */
function names(page: Page): Promise<string[]> {
  return page.locator('[data-testid=list] [data-testid=row] strong').allTextContents();
}

async function menu(page: Page, name: string, item: string): Promise<void> {
  await page.locator('[data-testid=list]').getByRole('link', { name }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
}

test('friends stand under their letters, Chinese and Latin ones together', async () => {
  const { page } = await device(browser);
  await logIn(page, ann);
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('link', { name: '安然' }).waitFor();
  expect(await names(page)).toEqual(['安然', 'Bob', '林小雨', '王伟', '42']);
  expect(await page.locator('[data-testid=list] li h2').allTextContents()).toEqual(['A', 'B', 'L', 'W', '#']);
  const strip = page.getByRole('slider', { name: 'Jump to a letter' });
  await strip.focus();
  await strip.press('ArrowDown');
  await page.locator('[data-testid=list]').getByRole('link', { name: '安然' }).focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.querySelector('strong')?.textContent)).toBe('Bob');
});

test('the search box finds by pinyin, initials, handle and remark, and Enter opens', async () => {
  const [lin, bob] = others as [Person, Person];
  await ann.api.command({
    type: 'friendship.change-remark',
    other: bob.accountId,
    remark: 'Max of the hills',
  });
  const { page } = await device(browser);
  await logIn(page, ann);
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Search chats and friends' });
  await expect.poll(() => box.evaluate((each) => each === document.activeElement)).toBe(true);
  const found = () => page.getByRole('listbox').locator('[role=option] strong').allTextContents();
  for (const query of ['lxy', 'linxiaoyu', 'xiaoyu', '小雨', lin.handle]) {
    await box.fill(query);
    await expect.poll(found, { timeout: 10_000 }).toEqual(['林小雨']);
  }
  for (const query of ['hills', 'bob', bob.handle.slice(0, -1)]) {
    await box.fill(query);
    await expect.poll(found).toEqual(['Max of the hills']);
  }
  await box.fill('lxy');
  await expect.poll(() => page.locator('mark').first().textContent()).toBe('林小雨');
  await box.press('Escape');
  expect(await box.inputValue()).toBe('');
  const composer = page.getByRole('textbox', { name: 'Message' });
  // from the list, and once more while the chat is open
  for (const query of ['wangw', '王']) {
    await page.keyboard.press('Control+k');
    await box.fill(query);
    await page.getByRole('option', { name: '王伟' }).waitFor();
    await box.press('Enter');
    await page.waitForURL(`**/c/${conversations[3] ?? ''}`);
    await expect.poll(() => composer.evaluate((each) => each === document.activeElement)).toBe(true);
  }
  await page.waitForFunction(() => document.title === '王伟 – Parley');
  await ann.api.command({ type: 'friendship.change-remark', other: bob.accountId });
});

test('pin, mute, mark as unread and hide on one device show on the other', async () => {
  const desk = await device(browser);
  const phone = await device(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await logIn(desk.page, ann);
  await logIn(phone.page, ann);
  const row = (page: Page, name: string) => page.locator('[data-testid=list]').getByRole('link', { name });

  await menu(desk.page, '安然', 'Pin to top');
  await expect.poll(async () => (await names(phone.page))[0]).toBe('安然');
  expect((await names(desk.page))[0]).toBe('安然');

  await menu(desk.page, '王伟', 'Mute');
  await row(phone.page, '王伟').getByRole('img', { name: 'Muted' }).waitFor();
  await others[3]?.api.say(conversations[3] ?? '', 'psst');
  await row(phone.page, '王伟').getByRole('img', { name: '1 unread' }).waitFor();
  expect(await phone.page.title()).toBe('Chats – Parley');

  await menu(desk.page, '42', 'Mark as unread');
  await row(phone.page, '42').getByRole('img', { name: 'Marked as unread' }).waitFor();
  await expect.poll(() => phone.page.title()).toBe('(1) Chats – Parley');
  await openChat(phone.page, '42');
  await row(desk.page, '42').getByRole('img', { name: 'Marked as unread' }).waitFor({ state: 'detached' });
  await phone.page.goBack();

  await menu(desk.page, '林小雨', 'Hide until the next message');
  await row(phone.page, '林小雨').waitFor({ state: 'detached' });
  await desk.page.getByRole('combobox').fill('林');
  await desk.page.getByRole('option', { name: '林小雨' }).first().waitFor();
  await desk.page.getByRole('combobox').fill('');
  await others[0]?.api.say(conversations[0] ?? '', 'here again');
  await row(phone.page, '林小雨').waitFor();
});

test('an archived chat leaves the list of each device until its next message, a muted one for good', async () => {
  const desk = await device(browser);
  const phone = await device(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await logIn(desk.page, ann);
  await logIn(phone.page, ann);
  const row = (page: Page, name: string) => page.locator('[data-testid=list]').getByRole('link', { name });
  const filter = (page: Page, name: string | RegExp) => page.getByRole('radio', { name });
  await ann.api.command({ type: 'conversation.mute', conversationId: conversations[3], muted: true });

  await menu(desk.page, '安然', 'Archive');
  await row(phone.page, '安然').waitFor({ state: 'detached' });
  // the keyboard goes on from the row that took its place
  await expect
    .poll(() => desk.page.evaluate(() => document.activeElement?.hasAttribute('data-row') ?? false))
    .toBe(true);
  await desk.page.getByRole('button', { name: 'Undo' }).click();
  await row(phone.page, '安然').waitFor();

  await menu(desk.page, '安然', 'Archive');
  await menu(desk.page, '王伟', 'Archive');
  await filter(phone.page, 'Archived').check();
  await expect.poll(async () => (await names(phone.page)).sort()).toEqual(['安然', '王伟']);
  await desk.page.getByRole('combobox').fill('王');
  await desk.page.getByRole('option', { name: '王伟' }).first().waitFor();
  await desk.page.getByRole('combobox').fill('');

  await others[2]?.api.say(conversations[2] ?? '', 'and here I am');
  await others[3]?.api.say(conversations[3] ?? '', 'psst');
  await row(desk.page, '安然').waitFor();
  await filter(desk.page, /^Archived \d+ unread$/).waitFor();
  await expect.poll(() => names(phone.page)).toEqual(['王伟']);

  await filter(desk.page, 'All').focus();
  await desk.page.keyboard.press('ArrowRight');
  expect(await filter(desk.page, /^Unread$/).isChecked()).toBe(true);
  await expect.poll(() => names(desk.page)).toContain('安然');
  expect(await names(desk.page)).not.toContain('王伟');
  await openChat(desk.page, '安然');
  await row(desk.page, '安然').getByRole('img', { name: 'unread' }).waitFor({ state: 'detached' });
  await row(desk.page, '安然').waitFor();

  await filter(desk.page, 'Groups').check();
  await desk.page.reload();
  await desk.page.getByRole('heading', { name: 'No groups yet' }).waitFor();
  await menu(phone.page, '王伟', 'Unarchive');
  await phone.page.getByRole('heading', { name: 'Nothing archived' }).waitFor();
  await filter(desk.page, 'All').check();
  await row(desk.page, '王伟').waitFor();
});

test('saved messages are the same on each device of one person, who is not called to them', async () => {
  const [me] = others.slice(4) as [Person];
  const desk = await device(browser);
  const phone = await device(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await logIn(desk.page, me);
  await logIn(phone.page, me);
  const row = phone.page.locator('[data-testid=list]').getByRole('link', { name: 'Saved messages' });

  await desk.page.getByRole('button', { name: 'New' }).click();
  await desk.page.getByRole('menuitem', { name: 'Saved messages' }).click();
  await desk.page.getByRole('heading', { name: 'Saved messages' }).waitFor();
  await desk.page.getByText('Only you can see them.').first().waitFor();
  await say(desk.page, 'Buy milk');
  await marked(desk.page, 'Buy milk', 'Sent');
  await row.getByText('Buy milk').waitFor();
  expect(await row.getByRole('img', { name: 'unread' }).count()).toBe(0);
  expect(await phone.page.title()).not.toContain('(');

  await phone.page.getByRole('combobox').fill('saved');
  await phone.page.getByRole('option', { name: 'Saved messages' }).waitFor();
  await phone.page.getByRole('combobox').press('Enter');
  await phone.page.getByRole('log', { name: 'Messages' }).waitFor();
  expect(new URL(phone.page.url()).pathname).toBe(new URL(desk.page.url()).pathname);
  await phone.page.getByRole('textbox', { name: 'Message' }).fill('And eggs');
  await phone.page.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => texts(desk.page)).toEqual(['Buy milk', 'And eggs']);

  await desk.page.locator('[data-testid=bubble]', { hasText: 'Buy milk' }).click({ button: 'right' });
  await desk.page.getByRole('menuitem', { name: 'Delete for me' }).click();
  await desk.page.getByText('It will be deleted from all your devices.', { exact: true }).waitFor();
  await desk.page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => texts(phone.page)).toEqual(['And eggs']);
  await desk.page.reload();
  await expect.poll(() => texts(desk.page)).toEqual(['And eggs']);
  await marked(desk.page, 'And eggs', 'Sent');
});

test('what the server refuses is said', async () => {
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await page.locator('[data-testid=list]').getByRole('link', { name: 'Bob' }).waitFor();
  line.set('no-sockets');
  await menu(page, 'Bob', 'Pin to top');
  await page.getByText('No answer from the server. Please try again.').waitFor({ timeout: 40_000 });
});

test('a chat of yesterday says so after midnight, and in another time zone', async () => {
  const { page } = await device(browser);
  await logIn(page, ann);
  const time = page.locator('[data-testid=list]').getByRole('link', { name: 'Bob' }).locator('time');
  await time.waitFor();
  expect(await time.textContent()).toMatch(/^\d\d:\d\d$/);
  const dialect = await page.context().newCDPSession(page);
  // a place where it is another day now
  const hours = new Date().getUTCHours();
  const zone = hours < 12 ? 'Etc/GMT+12' : 'Etc/GMT-14';
  const clock = await time.textContent();
  await dialect.send('Emulation.setTimezoneOverride', { timezoneId: zone });
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect.poll(() => time.textContent()).not.toBe(clock);
});
