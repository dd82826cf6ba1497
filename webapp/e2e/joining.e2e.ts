import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  befriend,
  device,
  group,
  launch,
  logIn,
  newHandle,
  openChat,
  person,
  signUp,
  type Person,
} from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function seat(who: Person): Promise<Page> {
  const { page } = await device(browser);
  await logIn(page, who);
  return page;
}

async function friends(): Promise<[ann: Person, bob: Person]> {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  await befriend(ann, bob);
  return [ann, bob];
}

const about = (page: Page) => page.getByRole('region', { name: 'Group info' });
const line = (page: Page, text: string | RegExp) =>
  page.getByRole('log').locator('[data-testid=line]', { hasText: text }).last().waitFor();

async function openAbout(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Group info' }).click();
  await about(page).waitFor();
}

const linksDialog = (page: Page) => page.getByRole('dialog', { name: 'Invite links' });

/** Makes a link that ten may come by, and says where it leads. */
async function makeLink(page: Page): Promise<string> {
  await about(page).getByRole('button', { name: 'Invite links' }).click();
  await linksDialog(page).getByRole('radio', { name: '10', exact: true }).check();
  await linksDialog(page).getByRole('button', { name: 'Create link' }).click();
  const address = await linksDialog(page).getByRole('textbox', { name: 'Invite link' }).inputValue();
  return new URL(address).hash;
}

async function settings(owner: Person, conversationId: string, inviting: string): Promise<void> {
  const rest = { historyFromStart: false, quietLeaving: false };
  await owner.api.command({ type: 'group.change-settings', conversationId, inviting, ...rest });
}

const invite = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Group invitations' }).getByRole('listitem').filter({ hasText: name });

test('a link is made, looked at and joined by, and leads nowhere once revoked', async () => {
  const [ann, bob] = await friends();
  await group(ann, 'Hikers', [bob]);
  const cleo = await person('Cleo');
  const a = await seat(ann);
  await openChat(a, 'Hikers');
  await openAbout(a);
  const hash = await makeLink(a);
  await linksDialog(a).getByText('0 of 10 joined.').waitFor();
  await linksDialog(a).getByText('QR code').click();
  await linksDialog(a)
    .getByRole('img', { name: /^QR code of .*\/join#/ })
    .waitFor();

  const c = await seat(cleo);
  const asked: string[] = [];
  c.on('request', (request) => asked.push(request.url()));
  await c.goto(`/join${hash}`);
  await c.getByRole('heading', { name: 'Hikers' }).waitFor();
  await c.getByText('2 members').waitFor();
  await c.getByRole('button', { name: 'Join', exact: true }).click();
  await line(c, /You.* joined via an invite link/);
  await line(a, /Cleo.* joined via an invite link/);
  const [, , token = '-'] = hash.split('.');
  expect(asked.filter((url) => url.split('#')[0]?.includes(token))).toEqual([]);

  // whoever is in it already is led there
  await c.goto(`/join${hash}`);
  await c.getByRole('log', { name: 'Messages' }).waitFor();

  await linksDialog(a).getByRole('button', { name: 'Revoke' }).click();
  await a.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await linksDialog(a).getByRole('listitem').waitFor({ state: 'detached' });
  const d = await seat(await person('Dan'));
  await d.goto(`/join${hash}`);
  await d.getByText('This link has expired or was revoked.').waitFor();
  await d.getByRole('link', { name: 'Go to chats' }).waitFor();
});

test('who has no account registers first and comes back to the link', async () => {
  const [ann, bob] = await friends();
  await group(ann, 'Hikers', [bob]);
  const a = await seat(ann);
  await openChat(a, 'Hikers');
  await openAbout(a);
  const hash = await makeLink(a);
  const { page } = await device(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`/join${hash}`);
  const told = page.locator('[data-testid=to-join]', { hasText: "You're about to join" });
  await told.getByText('Hikers').waitFor();
  await told.getByText('2 members').waitFor();
  await page.getByRole('link', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Log in' }).waitFor();
  await told.getByText('Hikers').waitFor();
  await page.goBack();
  const [, , token = '-'] = hash.split('.');
  expect(asked.filter((url) => url.split('#')[0]?.includes(token))).toEqual([]);
  await signUp(page, 'Fay', newHandle('Fay'));
  await page.getByRole('heading', { name: 'Hikers' }).waitFor();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await line(page, /You.* joined via an invite link/);
});

test('who came by a link that is over is told so before registering', async () => {
  const { page } = await device(browser);
  const id = crypto.randomUUID();
  await page.goto(`/join#${id}.${id}.wrong`);
  await page.getByText('This link has expired or was revoked.').waitFor();
  await page.getByRole('button', { name: 'Create account' }).waitFor();
});

test('who wants to be asked first accepts, or declines', async () => {
  const [ann, bob] = await friends();
  const [a, b] = [await seat(ann), await seat(bob)];
  await b.getByRole('link', { name: 'Settings' }).click();
  const first = b.getByRole('switch', { name: 'Ask me before adding me to a group' });
  await first.click();
  await expect.poll(() => first.getAttribute('aria-checked')).toBe('true');

  await group(ann, 'Hikers', [bob]);
  const lin = await person('林小雨');
  await befriend(ann, lin);
  const climbers = await group(ann, 'Climbers', [lin]);
  await openChat(a, 'Climbers');
  await openAbout(a);
  await about(a).getByRole('button', { name: 'Invite friends' }).click();
  await a.getByRole('checkbox', { name: 'Bob' }).check();
  await a.getByRole('button', { name: 'Invite', exact: true }).click();
  await a.getByText('will be asked first.').waitFor();

  await b.getByRole('link', { name: /^People/ }).click();
  await invite(b, 'Hikers').getByText('invited you').waitFor();
  await invite(b, 'Hikers').getByRole('button', { name: 'Decline' }).click();
  await invite(b, 'Hikers').waitFor({ state: 'detached' });
  await invite(b, 'Climbers').getByRole('button', { name: 'Accept' }).click();
  await b.getByRole('heading', { name: 'Climbers' }).waitFor();
  expect(new URL(b.url()).pathname).toBe(`/c/${climbers}`);
  await about(a).getByText('3 members').waitFor();
  // and what was answered doesn't come back
  await b.reload();
  await b.getByRole('link', { name: /^People/ }).click();
  await b.getByRole('navigation', { name: 'People' }).waitFor();
  expect(await invite(b, '').count()).toBe(0);
});

test('under approval the owner lets in whom a member invites, and refuses another', async () => {
  const [ann, bob] = await friends();
  const [eve, max] = [await person('Eve'), await person('Max')];
  await befriend(bob, eve);
  await befriend(bob, max);
  const id = await group(ann, 'Hikers', [bob]);
  await settings(ann, id, 'approval');
  const [a, b, e] = [await seat(ann), await seat(bob), await seat(eve)];
  await openChat(a, 'Hikers');
  await openChat(b, 'Hikers');
  await openAbout(b);
  await about(b).getByRole('button', { name: 'Invite friends' }).click();
  for (const name of ['Eve', 'Max']) await b.getByRole('checkbox', { name }).check();
  await b.getByRole('button', { name: 'Invite', exact: true }).click();
  await b.getByText('once the owner or an admin approves.').waitFor();
  expect(await b.getByRole('button', { name: /waiting to join/ }).count()).toBe(0);

  await a.getByRole('button', { name: '2 people are waiting to join' }).click();
  const dialog = a.getByRole('dialog', { name: 'Requests to join' });
  const waiting = (name: string) => dialog.getByRole('listitem').filter({ hasText: name });
  await waiting('Eve').getByText('invited by').waitFor();
  await waiting('Max').getByRole('button', { name: 'Decline' }).click();
  await waiting('Max').waitFor({ state: 'detached' });
  await waiting('Eve').getByRole('button', { name: 'Approve' }).click();
  await dialog.getByText('Nobody is waiting.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await a.getByRole('button', { name: /waiting to join/ }).waitFor({ state: 'detached' });
  await openChat(e, 'Hikers');
  await line(e, /Bob.* invited .*you/);
});

test('of two who let people in, each sees who still waits, whichever of them decides', async () => {
  const [ann, bob] = await friends();
  const [cleo, eve, max] = [await person('Cleo'), await person('Eve'), await person('Max')];
  for (const other of [ann, eve, max]) await befriend(cleo, other);
  const conversationId = await group(ann, 'Hikers', [bob, cleo]);
  await settings(ann, conversationId, 'approval');
  await ann.api.command({ type: 'group.change-role', conversationId, account: bob.accountId, role: 'admin' });
  const pages = [await seat(ann), await seat(bob)];
  for (const page of pages) {
    await openChat(page, 'Hikers');
    await openAbout(page);
  }
  const [a, b] = pages as [Page, Page];
  const waiting = (page: Page, how: string) => about(page).getByRole('button', { name: how });
  const inAll = (how: string) => Promise.all(pages.map((page) => waiting(page, how).waitFor()));
  const decide = async (page: Page, name: string, decision: string) => {
    await waiting(page, 'waiting to join').click();
    const dialog = page.getByRole('dialog', { name: 'Requests to join' });
    const one = dialog.getByRole('listitem').filter({ hasText: name });
    await one.getByRole('button', { name: decision }).click();
    await one.waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Close' }).click();
  };
  const members = [eve.accountId, max.accountId];
  await cleo.api.command({ type: 'group.invite', conversationId, members });
  await inAll('2 people are waiting to join');
  await decide(a, 'Max', 'Decline');
  await inAll('1 person is waiting to join');
  await decide(b, 'Eve', 'Approve');
  for (const page of pages) {
    await line(page, /Cleo.* invited .*Eve/);
    await waiting(page, 'waiting to join').waitFor({ state: 'detached' });
  }
});

test('a link leads to asking where an admin lets others in', async () => {
  const [ann, bob] = await friends();
  const id = await group(ann, 'Hikers', [bob]);
  await settings(ann, id, 'approval');
  const cleo = await person('Cleo');
  const a = await seat(ann);
  await openChat(a, 'Hikers');
  await openAbout(a);
  const hash = await makeLink(a);
  await linksDialog(a).getByRole('button', { name: 'Close' }).click();
  const c = await seat(cleo);
  await c.goto(`/join${hash}`);
  await c.getByRole('button', { name: 'Ask to join' }).click();
  await c.getByText('The group will appear in your chats').waitFor();
  await about(a).getByRole('button', { name: '1 person is waiting to join' }).click();
  await a.getByText('via invite link').waitFor();
  await a.getByRole('button', { name: 'Approve' }).click();
  // the page that waits gives way to the chat
  await line(c, /You.* joined via an invite link/);
});

test('on a phone a link and an invitation fit the screen', async () => {
  const [ann, bob] = await friends();
  await bob.api.command({ type: 'account.change-invitations', askFirst: true });
  await group(ann, 'Hikers who walk far, and then a little farther still', [bob]);
  const { page } = await device(browser, { viewport: { width: 360, height: 740 }, hasTouch: true });
  await logIn(page, bob);
  await page.getByRole('link', { name: /^People/ }).click();
  const accept = invite(page, 'Hikers').getByRole('button', { name: 'Accept' });
  expect((await accept.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await accept.click();
  await page.getByRole('log', { name: 'Messages' }).waitFor();
  await page.locator('[data-testid=chat-title]').click();
  await makeLink(page);
  await linksDialog(page).getByText('QR code').click();
  const wide = await linksDialog(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
