import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, group, launch, logIn, openChat, person, say, texts, type Person } from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Three friends of whom the first knows the others. */
async function friends(): Promise<[ann: Person, bob: Person, lin: Person]> {
  const all = [await person('Ann'), await person('Bob'), await person('林小雨')] as const;
  await befriend(all[0], all[1]);
  await befriend(all[0], all[2]);
  return [...all];
}

async function seat(who: Person): Promise<Page> {
  const { page } = await device(browser);
  await logIn(page, who);
  return page;
}

const line = (page: Page, text: string | RegExp) =>
  page.getByRole('log').locator('[data-testid=line]', { hasText: text }).last().waitFor();
const about = (page: Page) => page.getByRole('region', { name: 'Group info' });
const member = (page: Page, name: string) => about(page).getByRole('listitem').filter({ hasText: name });

async function openAbout(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Group info' }).click();
  await about(page).waitFor();
}

/** Picks an item of a member's menu, and says yes where it is asked. */
async function act(page: Page, name: string, item: string, asked = false): Promise<void> {
  await member(page, name).getByRole('button').click();
  await page.getByRole('menuitem', { name: item }).click();
  if (asked) await page.getByRole('alertdialog').getByRole('button', { name: item }).click();
}

/** What people wrote stands apart in a sentence, between two characters that nobody sees. */
const plain = (text: string | null) => (text ?? '').replace(/[\u2068\u2069]/g, '');

test('a group is made of friends who were searched and ticked, and all get it at once', async () => {
  const [ann, bob, lin] = await friends();
  const [a, b] = [await seat(ann), await seat(bob)];
  await a.getByRole('button', { name: 'New' }).click();
  await a.getByRole('menuitem', { name: 'New group' }).click();
  await a.getByLabel('Search friends').fill('lxy');
  await a.getByRole('checkbox', { name: '林小雨' }).check();
  await a.getByLabel('Search friends').fill('bob');
  await a.getByRole('checkbox', { name: 'Bob' }).check();
  await a.getByLabel('Group name (optional)').fill('Weekend hikers');
  await a.getByRole('button', { name: 'Create group (2)' }).click();
  await a.getByRole('heading', { name: 'Weekend hikers' }).waitFor();
  await line(a, /You.* created the group with /);
  await a.getByText('3 members').first().waitFor();

  await openChat(b, 'Weekend hikers');
  await line(b, /Ann.* created the group with /);
  await say(a, 'Who brings the map?');
  await b.locator('[data-testid=bubble]', { hasText: 'Who brings the map?' }).waitFor();
  expect(await b.locator('[data-testid=sender] bdi').allTextContents()).toEqual(['Ann']);

  // one who was away finds it all there
  const l = await seat(lin);
  await openChat(l, 'Weekend hikers');
  await expect.poll(() => texts(l)).toEqual(['Who brings the map?']);
  await say(l, '我来带');
  await a.locator('[data-testid=bubble]', { hasText: '我来带' }).waitFor();
  const row = b.locator('[data-testid=list] [data-testid=row]', { hasText: 'Weekend hikers' });
  await expect
    .poll(async () => plain(await row.locator('[data-testid=row-note]').textContent()))
    .toContain('林小雨: 我来带');
});

test('who could not be added is named, and holds up nobody else', async () => {
  const [ann, bob, lin] = await friends();
  const a = await seat(ann);
  await a.goto('/c/new');
  await a.getByRole('checkbox', { name: 'Bob' }).check();
  await bob.api.command({ type: 'friendship.block', other: ann.accountId });
  await a.getByRole('checkbox', { name: 'Bob' }).waitFor({ state: 'detached' });
  await a.getByRole('button', { name: 'Create group (1)' }).click();
  await a.getByRole('alert').getByText('You can only add friends.').waitFor();
  await a.getByRole('checkbox', { name: lin.nickname }).check();
  await a.getByRole('button', { name: 'Create group (2)' }).click();
  await a.getByText(/Bob.* couldn't be added\. You can only add friends\./).waitFor();
  await a.getByText('2 members').first().waitFor();
  await expect.poll(() => a.locator('[data-testid=line]').count()).toBe(1);
});

test('a group without a name is called after its members', async () => {
  const [ann, bob, lin] = await friends();
  await group(ann, undefined, [bob, lin]);
  const a = await seat(ann);
  const name = a.locator('[data-testid=list] [data-testid=row] strong').first();
  await expect.poll(async () => plain(await name.textContent())).toMatch(/^(Bob and 林小雨|林小雨 and Bob)$/);
});

test('who is invited later joins live; several stand in one line', async () => {
  const [ann, bob, lin] = await friends();
  const id = await group(ann, 'Hikers', [bob]);
  await ann.api.say(id, 'before');
  const [a, l] = [await seat(ann), await seat(lin)];
  await openChat(a, 'Hikers');
  await openAbout(a);
  await a.getByRole('button', { name: 'Invite friends' }).click();
  const dialog = a.getByRole('dialog', { name: 'Invite friends' });
  await dialog.getByRole('checkbox', { name: '林小雨' }).check();
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await about(a).getByText('3 members').waitFor();
  await openChat(l, 'Hikers');
  await line(l, /Ann.* invited .*you/);
  expect(await texts(l)).toEqual([]);
  const eve = await person('Eve');
  await befriend(ann, eve);
  await ann.api.command({ type: 'group.invite', conversationId: id, members: [eve.accountId] });
  await expect
    .poll(async () => plain(await a.locator('[data-testid=line]').last().textContent()))
    .toBe('You invited 林小雨 and Eve.');
});

test('roles, a mute and a removal are told, and held to', async () => {
  const [ann, bob, lin] = await friends();
  const id = await group(ann, 'Hikers', [bob, lin]);
  const [a, b, l] = [await seat(ann), await seat(bob), await seat(lin)];
  for (const page of [a, b, l]) await openChat(page, 'Hikers');
  await openAbout(a);
  await act(a, 'Bob', 'Make admin');
  await line(b, /Ann.* made .*you.* an admin/);
  await openAbout(b);
  await member(b, 'Ann').getByText('Owner').waitFor();

  await act(b, '林小雨', 'Mute for 10 minutes');
  await l.getByText(/You're muted until/).waitFor();
  expect(await l.getByRole('textbox', { name: 'Message' }).count()).toBe(0);
  await act(b, '林小雨', 'Unmute');
  await l.getByRole('textbox', { name: 'Message' }).waitFor();

  await about(b).getByRole('switch', { name: 'Only the owner and admins can write' }).click();
  await l.getByText('Only the owner and admins can write right now.').waitFor();
  await b.getByRole('textbox', { name: 'Message' }).waitFor();

  await act(b, '林小雨', 'Remove from group', true);
  await l.getByText(/You were removed from this group/).waitFor();
  await line(l, /Bob.* removed .*you/);
  await say(a, 'after');
  await b.locator('[data-testid=bubble]', { hasText: 'after' }).waitFor();
  expect(await texts(l)).toEqual([]);

  // back again, and what was said meanwhile is not for her
  await ann.api.command({ type: 'group.silence', conversationId: id, silenced: false });
  await ann.api.command({ type: 'group.invite', conversationId: id, members: [lin.accountId] });
  await l.getByRole('textbox', { name: 'Message' }).waitFor();
  await line(l, /Ann.* invited .*you/);
  await say(a, 'welcome back');
  await l.locator('[data-testid=bubble]', { hasText: 'welcome back' }).waitFor();
  await expect.poll(() => texts(l)).toEqual(['welcome back']);
});

test('a mention is picked by keyboard, called by each as they know them, and marks a muted group', async () => {
  const [ann, bob, lin] = await friends();
  const id = await group(ann, 'Hikers', [bob, lin]);
  await ann.api.command({ type: 'friendship.change-remark', other: lin.accountId, remark: 'Rain' });
  await lin.api.command({ type: 'conversation.mute', conversationId: id, muted: true });
  const [a, b, l] = [await seat(ann), await seat(bob), await seat(lin)];
  await openChat(a, 'Hikers');
  await openChat(b, 'Hikers');
  const composer = a.getByRole('textbox', { name: 'Message' });
  await composer.pressSequentially('Ask @lxy');
  await a.getByRole('option', { name: /Rain/ }).waitFor();
  await composer.press('Enter');
  expect(await composer.inputValue()).toBe('Ask @林小雨 ');
  await composer.pressSequentially('about it');
  await composer.press('Enter');
  await a.locator('[data-testid=mention]', { hasText: '@Rain' }).waitFor();
  await b.locator('[data-testid=mention]', { hasText: '@林小雨' }).waitFor();
  const row = l.locator('[data-testid=list] [data-testid=row]', { hasText: 'Hikers' });
  await row.getByText('@you').waitFor();
  await row.click();
  await l.locator('[data-testid=mention][data-me]', { hasText: '@林小雨' }).waitFor();
  await row.getByText('@you').waitFor({ state: 'detached' });

  // everyone is for the owner to mention, and an edited name is a name no more
  await composer.pressSequentially('@al');
  await a.getByRole('option', { name: 'all' }).click();
  await composer.press('Enter');
  await b.locator('[data-testid=mention][data-me]', { hasText: '@all' }).waitFor();
  const other = b.getByRole('textbox', { name: 'Message' });
  await other.pressSequentially('@al');
  expect(await b.getByRole('option', { name: 'all', exact: true }).count()).toBe(0);
  await other.fill('');
  await other.pressSequentially('@An');
  await other.press('Tab');
  await other.press('Backspace');
  await other.press('Backspace');
  await other.pressSequentially(' yes');
  await other.press('Enter');
  await a.locator('[data-testid=bubble]', { hasText: '@An yes' }).waitFor();
  expect(
    await a.locator('[data-testid=bubble]', { hasText: '@An yes' }).locator('[data-testid=mention]').count(),
  ).toBe(0);
});

test('name, picture, announcement and own names are changed for all, or for oneself', async () => {
  const [ann, bob] = await friends();
  await group(ann, 'Hikers', [bob]);
  const [a, b] = [await seat(ann), await seat(bob)];
  await openChat(a, 'Hikers');
  await openChat(b, 'Hikers');
  await openAbout(a);
  const edit = async (page: Page, part: string, text: string) => {
    await about(page)
      .getByRole('button', { name: new RegExp(`^${part}`) })
      .click();
    await page.getByRole('dialog').getByRole('textbox').fill(text);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await edit(a, 'Name', 'Climbers');
  await b.getByRole('heading', { name: 'Climbers' }).waitFor();
  await edit(a, 'Announcement', 'At the north gate, 8:30');
  const notice = b.getByRole('region', { name: 'Announcement' });
  await notice.getByText('At the north gate, 8:30').waitFor();
  await notice.getByRole('button').click();
  await notice.waitFor({ state: 'detached' });
  await b.reload();
  await b.getByRole('heading', { name: 'Climbers' }).waitFor();
  expect(await notice.count()).toBe(0);

  await openAbout(b);
  await edit(b, 'Your name in this group', 'Bob the guide');
  await member(a, 'Bob the guide').waitFor();
  await edit(b, 'Private name, visible only to you', 'My climbers');
  await b.getByRole('heading', { name: 'My climbers' }).first().waitFor();
  await a.getByRole('heading', { name: 'Climbers', exact: true }).first().waitFor();
  expect(await about(b).getByRole('button', { name: 'Announcement' }).count()).toBe(0);

  await about(a).getByRole('button', { name: 'Group picture' }).click();
  await a.getByRole('button', { name: 'Fox' }).click();
  await line(b, /Ann.* changed the group picture/);
});

test('who has read a message is shown to its sender, and who reads it while he looks', async () => {
  const [ann, bob, lin] = await friends();
  const id = await group(ann, 'Hikers', [bob, lin]);
  await ann.api.say(id, 'Seen?');
  const { page: a, line: cable } = await device(browser);
  await logIn(a, ann);
  const [b, l] = [await seat(bob), await seat(lin)];
  await openChat(a, 'Hikers');
  const dialog = a.getByRole('dialog', { name: 'Who has read this' });
  const shown = () => dialog.getByRole('listitem').allTextContents();
  await a.locator('[data-testid=bubble]', { hasText: 'Seen?' }).click({ button: 'right' });
  await a.getByRole('menuitem', { name: 'Who has read this' }).click();
  await dialog.getByText('Nobody yet.').waitFor();
  await openChat(b, 'Hikers');
  await dialog.getByText('Read by 1.').waitFor();
  expect(await shown()).toEqual(['Bob']);

  // what was missed is asked for
  cable.set('down');
  await openChat(l, 'Hikers');
  await l.locator('[data-testid=bubble]', { hasText: 'Seen?' }).waitFor();
  cable.set('up');
  await dialog.getByText('Read by 2.').waitFor({ timeout: 40_000 });
  expect((await shown()).sort()).toEqual(['Bob', '林小雨']);

  // the list finds it out by itself
  await a.goto('/');
  await a.locator('[data-testid=list]').getByRole('img', { name: 'Read by someone' }).waitFor();
});

test('how many members are online is told to those who show it of themselves', async () => {
  const [ann, bob, lin] = await friends();
  await group(ann, 'Hikers', [bob, lin]);
  await seat(bob);
  const l = await seat(lin);
  const a = await seat(ann);
  await openChat(a, 'Hikers');
  const head = a.locator('[data-testid=chat-head]');
  await head.getByText('3 members, 3 online', { exact: true }).waitFor();
  await openAbout(a);
  await about(a).getByRole('heading', { name: '3 members, 3 online', exact: true }).waitFor();

  await lin.api.command({ type: 'account.change-privacy', readMarks: true, presence: false });
  await openChat(l, 'Hikers');
  await head.getByText('3 members, 2 online', { exact: true }).waitFor({ timeout: 45_000 });
  expect(await l.locator('[data-testid=chat-head] small').textContent()).toBe('3 members');
});

test('one leaves quietly, the owner hands the group on, and its end leaves it readable', async () => {
  const [ann, bob, lin] = await friends();
  const id = await group(ann, 'Hikers', [bob, lin]);
  const settings = { inviting: 'anyone', historyFromStart: false, quietLeaving: true };
  await ann.api.command({ type: 'group.change-settings', conversationId: id, ...settings });
  await ann.api.say(id, 'Farewell');
  const [a, b, l] = [await seat(ann), await seat(bob), await seat(lin)];
  for (const page of [a, b, l]) await openChat(page, 'Hikers');
  await openAbout(l);
  await about(l).getByRole('button', { name: 'Leave group' }).click();
  await l.getByRole('alertdialog').getByRole('button', { name: 'Leave group' }).click();
  await l.getByText(/You left this group/).waitFor();
  await line(a, /林小雨.* left the group/);
  await b.getByText('2 members').first().waitFor();
  expect(await b.locator('[data-testid=line]', { hasText: 'left the group' }).count()).toBe(0);

  await openAbout(a);
  await act(a, 'Bob', 'Transfer ownership', true);
  await line(b, /Ann.* made .*you.* the owner/);
  await about(a).getByRole('button', { name: 'Leave group' }).waitFor();
  await openAbout(b);
  await about(b).getByRole('button', { name: 'Dissolve group' }).click();
  await b.getByRole('alertdialog').getByRole('button', { name: 'Dissolve group' }).click();
  for (const page of [a, b]) {
    await page.getByText('This group was dissolved. You can still read it.').waitFor();
    await expect.poll(() => texts(page)).toEqual(['Farewell']);
  }
  await b.locator('[data-testid=list] [data-testid=row]', { hasText: 'Hikers' }).click({ button: 'right' });
  await b.getByRole('menuitem', { name: 'Hide until the next message' }).click();
  await b
    .locator('[data-testid=list] [data-testid=row]', { hasText: 'Hikers' })
    .waitFor({ state: 'detached' });
});

test('of more members than the view names all are listed, found, and called as they wish', async () => {
  const ann = await person('Ann');
  const others: Person[] = [];
  for (let n = 1; n < 24; n++) {
    const other = await person(`Guest ${String(n)}`);
    await befriend(ann, other);
    others.push(other);
  }
  const id = await group(ann, 'Crowd', others.slice(0, 21));
  // by their joining, these stand last
  const late = others.slice(21);
  const accounts = late.map(({ accountId }) => accountId);
  await ann.api.command({ type: 'group.invite', conversationId: id, members: accounts });
  await late[1]?.api.command({ type: 'group.change-nickname', conversationId: id, nickname: 'The last one' });
  await late[1]?.api.say(id, 'Am I seen?');
  const a = await seat(ann);
  await openChat(a, 'Crowd');
  await a.locator('[data-testid=sender]', { hasText: 'The last one' }).waitFor();
  await a.getByRole('textbox', { name: 'Message' }).pressSequentially('@last');
  await a.getByRole('option', { name: /The last one/ }).waitFor();
  await openAbout(a);
  await expect.poll(() => about(a).locator('[data-testid=member]').count()).toBe(24);
  await about(a).getByLabel('Search members').fill('last');
  await member(a, 'The last one').waitFor();
  expect(await about(a).locator('[data-testid=member]').count()).toBe(1);
  await about(a).getByLabel('Search members').fill('');
  // one of the first goes, and the next moves up
  const first = others[0]?.accountId;
  await ann.api.command({ type: 'group.remove', conversationId: id, members: [first] });
  await about(a).getByText('23 members').waitFor();
  await expect.poll(() => about(a).locator('[data-testid=member]').count()).toBe(23);
  await late[1]?.api.command({ type: 'group.change-nickname', conversationId: id, nickname: 'Still here' });
  await a.locator('[data-testid=sender]', { hasText: 'Still here' }).waitFor();
});

test('on a phone what there is to know of a group takes the place of the chat, and Back leads to it', async () => {
  const [ann, bob] = await friends();
  await group(ann, 'Hikers', [bob]);
  const { page } = await device(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await logIn(page, ann);
  const row = page.locator('[data-testid=list] [data-testid=row]', { hasText: 'Hikers' });
  const items = async () => {
    await page.getByRole('menuitem').first().waitFor();
    return page.getByRole('menuitem').allTextContents();
  };
  await row.click({ button: 'right' });
  const inList = await items();
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  await openChat(page, 'Hikers');
  await page.getByRole('button', { name: 'More' }).click();
  expect(await items()).toEqual(inList);
  await page.getByRole('menuitem', { name: 'Mute' }).click();
  await page.locator('[data-testid=chat-title]').click();
  await about(page).waitFor();
  await expect.poll(() => page.getByRole('switch', { name: 'Mute' }).isChecked()).toBe(true);
  expect(await page.getByRole('textbox', { name: 'Message' }).isVisible()).toBe(false);
  await page.goBack();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  await page.goBack();
  await row.getByRole('img', { name: 'Muted' }).waitFor();
});
