import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  befriend,
  device,
  isWhole,
  launch,
  logIn,
  marked,
  openChat,
  person,
  texts,
  type Person,
} from './stage';

let browser: Browser;
let ann: Person;
beforeAll(async () => {
  browser = await launch([], true);
});
// a test that is tried again finds nothing of its first try
beforeEach(async () => {
  ann = await person('Ann');
});
afterAll(() => browser.close());

/** Somebody who wrote so many messages to Ann. */
async function writer(nickname: string, messages: number) {
  const friend = await person(nickname);
  const conversation = await befriend(ann, friend);
  const write = async (from: number, to: number) => {
    for (let n = from; n <= to; n++) await friend.api.say(conversation, `${nickname} ${String(n)}`);
  };
  await write(1, messages);
  return { nickname, conversation, write, friend };
}

/** How far Ann has read, as the server knows it. */
async function readUpTo(conversation: string): Promise<number> {
  const { conversations } = await ann.api.get<{
    conversations: { conversationId: string; readUpTo: number }[];
  }>('/api/snapshot');
  return conversations.find((each) => each.conversationId === conversation)?.readUpTo ?? -1;
}

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
const message = (page: Page, text: string) => log(page).getByText(text, { exact: true });
const top = async (page: Page, text: string) => (await message(page, text).boundingBox())?.y;

/** Where it stands once it hasn't moved for a while: what follows a scroll takes up to 150 ms. */
async function settled(page: Page, text: string): Promise<number> {
  let before: number | undefined;
  let times = 0;
  await expect
    .poll(
      async () => {
        const now = await top(page, text);
        times = now !== undefined && now === before ? times + 1 : 0;
        before = now;
        return times;
      },
      { interval: 100 },
    )
    .toBeGreaterThanOrEqual(4);
  return before ?? NaN;
}

async function scroll(page: Page, pixels: number): Promise<void> {
  await log(page).hover();
  await page.mouse.wheel(0, pixels);
}

test('a chat opens at the first unread under a line, and is read as far as one scrolls', async () => {
  const { conversation, write } = await writer('Bob', 300);
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await message(page, 'Bob 1').waitFor();
  await expect.poll(() => readUpTo(conversation)).toBeGreaterThan(5);
  const first = await readUpTo(conversation);
  expect(first).toBeLessThan(40);
  await page.getByText('New messages').waitFor();
  // a stretch was read, not all of it
  expect(await message(page, 'Bob 300').count()).toBe(0);
  // while rows are still measured the list holds its place
  await settled(page, 'Bob 1');
  await scroll(page, 1_500);
  await expect.poll(() => readUpTo(conversation)).toBeGreaterThan(first + 10);
  await page.getByRole('button', { name: /\d+ new: go to/ }).click();
  await message(page, 'Bob 300').waitFor();
  await expect.poll(() => readUpTo(conversation)).toBe(300);
  await expect.poll(() => page.getByRole('button', { name: /newest/ }).count()).toBe(0);
  await page.getByRole('link', { name: 'People' }).first().click();
  await write(301, 302);
  await openChat(page, 'Bob');
  await message(page, 'Bob 302').waitFor();
  const line = await page.getByText('New messages').boundingBox();
  expect(line?.y).toBeLessThan((await top(page, 'Bob 301')) ?? 0);
  expect(line?.y).toBeGreaterThan((await top(page, 'Bob 300')) ?? Infinity);
});

test('neither arrivals nor older pages move what is read, and one comes back to it', async () => {
  const { conversation, write, friend } = await writer('Cem', 150);
  await ann.api.command({ type: 'conversation.mark-read', conversationId: conversation, upTo: 150 });
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Cem');
  await message(page, 'Cem 150').waitFor();
  await settled(page, 'Cem 150');
  await scroll(page, -900);
  await page.getByRole('button', { name: 'Go to the newest message' }).waitFor();
  const place = await settled(page, 'Cem 130');
  await friend.api.say(conversation, `Cem 151\n${'and more\n'.repeat(20)}`);
  await page.getByRole('button', { name: '1 new: go to the newest message' }).waitFor();
  expect(await top(page, 'Cem 130')).toBe(place);
  await expect.poll(() => readUpTo(conversation)).toBe(150);

  const seen = new Set<string>();
  for (let n = 130; n > 60; n -= 10) {
    const text = `Cem ${String(n - 10)}`;
    await message(page, text).waitFor();
    const before = await settled(page, text);
    await scroll(page, before - 300);
    await expect.poll(async () => Math.abs(((await top(page, text)) ?? NaN) - 300)).toBeLessThan(2);
    for (const each of await texts(page)) seen.add(each);
  }
  const left = await settled(page, 'Cem 60');
  expect(Math.abs(left - 300)).toBeLessThan(2);
  await page.getByRole('link', { name: 'People' }).first().click();
  await log(page).waitFor({ state: 'detached' });
  await ann.api.command({ type: 'conversation.mark-read', conversationId: conversation, upTo: 151 });
  await page.locator('[data-testid=list]').getByLabel('1 unread').waitFor({ state: 'detached' });
  await openChat(page, 'Cem');
  expect(Math.abs((await settled(page, 'Cem 60')) - left)).toBeLessThan(2);
  await page.reload();
  await message(page, 'Cem 60').waitFor();
  expect(Math.abs((await settled(page, 'Cem 60')) - left)).toBeLessThan(2);
  expect(await page.getByText('New messages').count()).toBe(0);
  await write(152, 152);
});

test.skipIf(!isWhole)(
  'what comes to a window that nobody looks at is not marked as read until somebody does',
  async () => {
    const { conversation, write } = await writer('Dov', 3);
    const { page } = await device(browser);
    await logIn(page, ann);
    await openChat(page, 'Dov');
    await expect.poll(() => readUpTo(conversation)).toBe(3);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: false });
    const other = await page.context().newPage();
    await other.bringToFront();
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false);
    await write(4, 40);
    await message(page, 'Dov 4').waitFor();
    await page.getByText('New messages').waitFor();
    expect(await readUpTo(conversation)).toBe(3);
    await page.bringToFront();
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await expect.poll(() => readUpTo(conversation)).toBeGreaterThan(4);
    // what came first is still on screen
    await expect.poll(() => message(page, 'Dov 4').isVisible()).toBe(true);
    expect(await readUpTo(conversation)).toBeLessThan(40);
  },
);

test('a message that one sends from far up brings one to the end', async () => {
  const { conversation } = await writer('Eva', 200);
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Eva');
  await message(page, 'Eva 1').waitFor();
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.fill('an answer');
  await composer.press('Enter');
  await marked(page, 'an answer', 'Sent');
  await expect.poll(() => readUpTo(conversation)).toBe(200);
});

test('a very long message is folded, and one keeps the spot as it is unfolded and folded again', async () => {
  const { conversation, friend } = await writer('Gus', 1);
  const lines = Array.from({ length: 150 }, (_, n) => `line ${String(n + 1)}`);
  await friend.api.say(conversation, lines.join('\n'));
  await ann.api.command({ type: 'conversation.mark-read', conversationId: conversation, upTo: 2 });
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Gus');
  const body = page.getByTestId('body').last();
  const begun = `${lines.slice(0, 20).join('\n')}…`;
  await expect.poll(() => body.textContent()).toBe(begun);
  const button = (name: string) => page.getByRole('button', { name });
  const y = async (name: string) => (await button(name).boundingBox())?.y ?? NaN;
  // by keyboard
  await button('Show more').focus();
  const start = (await body.boundingBox())?.y ?? NaN;
  await page.keyboard.press('Enter');
  await expect.poll(() => body.textContent()).toBe(lines.join('\n'));
  expect(Math.abs(((await body.boundingBox())?.y ?? NaN) - start)).toBeLessThan(2);
  await button('Show less').scrollIntoViewIfNeeded();
  const place = await y('Show less');
  await button('Show less').click();
  await expect.poll(() => body.textContent()).toBe(begun);
  // as far as there is enough to see
  await expect.poll(async () => (await y('Show more')) - place).toBeGreaterThan(-2);
  expect(await button('Show more').isVisible()).toBe(true);
});

test('a wheel turned up leaves the end, though a message comes before the list has moved', async () => {
  const { conversation, friend } = await writer('Fay', 60);
  await ann.api.command({ type: 'conversation.mark-read', conversationId: conversation, upTo: 60 });
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Fay');
  await message(page, 'Fay 60').waitFor();
  await expect
    .poll(() => log(page).evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight))
    .toBeLessThan(2);
  const place = await settled(page, 'Fay 60');
  // one that isn't trusted moves nothing: the moment before the list moves, for as long as it takes
  await log(page).evaluate((list) => {
    list.dispatchEvent(new WheelEvent('wheel', { deltaY: -100, bubbles: true }));
  });
  await friend.api.say(conversation, `Fay 61\n${'and more\n'.repeat(20)}`);
  await page.getByRole('button', { name: /newest message/ }).waitFor();
  expect(await settled(page, 'Fay 60')).toBe(place);
  await scroll(page, -300);
  await expect.poll(async () => ((await top(page, 'Fay 60')) ?? 0) - place).toBe(300);
  expect(await readUpTo(conversation)).toBe(60);
});
