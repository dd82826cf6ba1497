import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  befriend,
  device,
  launch,
  logIn,
  marked,
  newHandle,
  openChat,
  person,
  say,
  signUp,
  texts,
} from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The chat is open, and one can write there at once. */
function writes(page: Page): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Message' });
  return expect.poll(() => composer.evaluate((each) => each === document.activeElement)).toBe(true);
}

test('two newcomers find each other by link, become friends and chat', async () => {
  const ann = await device(browser);
  const bob = await device(browser);
  const annHandle = newHandle('Ann');

  await ann.page.goto('/register');
  await signUp(ann.page, 'Ann', 'admin');
  await ann.page.getByText('This name is reserved.').waitFor();
  await ann.page.getByLabel('Account name').fill(annHandle);
  await ann.page.getByRole('button', { name: 'Create account' }).click();
  const link = ann.page.getByLabel('Your link').first();
  expect(await link.inputValue()).toBe(`${ann.line.url}/add/${annHandle}`);

  await bob.page.goto(`/add/${annHandle}`);
  await signUp(bob.page, 'Bob', annHandle);
  await bob.page.getByText('This account name is taken.').waitFor();
  const bobHandle = newHandle('Bob');
  await bob.page.getByLabel('Account name').fill(bobHandle);
  await bob.page.getByLabel('Email').fill(`${bobHandle}@example.org`);
  await bob.page.getByRole('button', { name: 'Create account' }).click();
  await bob.page.getByRole('heading', { name: 'Ann' }).waitFor();
  await bob.page.getByRole('textbox', { name: 'Message' }).fill('It is Bob from the hills');
  await bob.page.getByLabel('Private name, visible only to you (optional)').fill('Ann of the hills');
  await bob.page.getByRole('button', { name: 'Send request' }).click();
  await bob.page.getByRole('main').getByText('Found by link').waitFor();

  await ann.page.waitForFunction(() => document.title === '(1) Chats – Parley');
  await ann.page.getByRole('link', { name: 'People, 1 new' }).waitFor();
  // the chats, of which there are none yet
  expect(new URL(ann.page.url()).pathname).toBe('/');
  await ann.page.locator('[data-testid=list]').getByRole('heading', { name: 'Received requests' }).waitFor();
  await ann.page.locator('[data-testid=list]').getByRole('link', { name: 'Bob' }).click();
  await ann.page.getByText('It is Bob from the hills').last().waitFor();
  await ann.page.getByRole('main').getByText('Found by link').waitFor();
  expect(await ann.page.title()).toBe('(1) Bob – Parley');
  await ann.page.getByRole('button', { name: 'Accept' }).click();

  await writes(ann.page);
  await ann.page.waitForFunction(() => document.title === 'Bob – Parley');
  await ann.page.getByRole('log').getByText("You're friends now. Say hello!").waitFor();
  await bob.page.getByRole('link', { name: 'Message', exact: true }).waitFor();
  await bob.page.getByRole('button', { name: 'Open chat' }).click();
  await bob.page.getByRole('region', { name: 'Ann of the hills' }).waitFor();
  await writes(bob.page);
  await expect.poll(() => texts(bob.page)).toEqual(['It is Bob from the hills']);
  await say(ann.page, 'Hello Bob\nsee https://example.org/route.');
  await bob.page.getByRole('link', { name: 'https://example.org/route', exact: true }).waitFor();
  await marked(ann.page, 'Hello Bob', 'Read');
});

test('a decline, a block and an end look alike to the other one', async () => {
  const [ann, max, zoe] = [await person('Ann'), await person('Max'), await person('Zoe')];
  const ended = await befriend(ann, max);
  const blocked = await befriend(ann, zoe);
  await ann.api.command({ type: 'friendship.end', other: max.accountId });
  await ann.api.command({ type: 'friendship.block', other: zoe.accountId });
  const seen: string[] = [];
  for (const [who, conversation] of [
    [max, ended],
    [zoe, blocked],
  ] as const) {
    const { page } = await device(browser);
    await logIn(page, who);
    await page.goto(`/c/${conversation}`);
    await page.getByRole('link', { name: 'Send request' }).click();
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('button', { name: 'Withdraw request' }).waitFor();
    const shown = (await page.locator('[data-testid=main]').innerText()).replaceAll(who.nickname, 'X');
    seen.push(shown.replace(/\d\d:\d\d/, 'hh:mm'));
    await expect(who.api.say(conversation, 'hello?')).rejects.toThrow('conversation-closed');
  }
  expect(seen[1]).toBe(seen[0]);
});

test('ending a friendship leaves the chat readable, and a new request goes on in it', async () => {
  const [ann, max] = [await person('Ann'), await person('Max')];
  const conversation = await befriend(ann, max);
  await ann.api.say(conversation, 'before');
  const { page } = await device(browser);
  await logIn(page, max);
  await openChat(page, 'Ann');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem').first().waitFor();
  expect(await page.getByRole('menuitem').allTextContents()).toEqual([
    'Pin to top',
    'Mute',
    // until it is read, which it is in a moment
    expect.stringMatching(/^Mark as (un)?read$/),
    'Archive',
    'Hide until the next message',
    'Show profile',
    'Remove friend',
    'Block',
  ]);
  await page.getByRole('menuitem', { name: 'Remove friend' }).click();
  await page.getByRole('button', { name: 'Remove friend' }).click();
  await page.getByRole('log').getByText("You're no longer friends.").waitFor();
  expect(await texts(page)).toEqual(['before']);
  await page.getByRole('link', { name: 'Send request' }).click();
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByRole('button', { name: 'Withdraw request' }).waitFor();
  await ann.api.command({ type: 'friendship.accept', other: max.accountId });
  await openChat(page, 'Ann');
  await page.getByRole('log').getByText("You're friends again.").waitFor();
  await say(page, 'after');
  await marked(page, 'after', 'Sent');
  expect((await texts(page)).at(0)).toBe('before');
});
