import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, marked, openChat, person, say, texts } from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('Enter sends, never while an input method composes, and Shift+Enter breaks', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  await befriend(ann, bob);
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.focus();
  const keyboard = await page.context().newCDPSession(page);
  const enter = async (code: number) => {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: code };
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  };
  await keyboard.send('Input.imeSetComposition', { text: 'ni hao', selectionStart: 6, selectionEnd: 6 });
  await enter(13);
  await keyboard.send('Input.insertText', { text: '你好' });
  await enter(229);
  expect(await texts(page)).toEqual([]);
  await composer.press('Shift+Enter');
  await keyboard.send('Input.insertText', { text: '再见' });
  await enter(13);
  await marked(page, '再见', 'Sent');
  expect(await texts(page)).toEqual(['你好\n再见']);
});

test('text over the limit stays in the composer with a count', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  await befriend(ann, bob);
  const { page } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await say(page, '😀'.repeat(8_003));
  await page.getByText('3 too many').waitFor();
  await say(page, '😀'.repeat(8_000));
  await marked(page, '😀', 'Sent');
});

test('a local history with a hole is filled from the server when scrolled to its start', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  const send = async (from: number, to: number) => {
    for (let n = from; n <= to; n++) await bob.api.say(conversation, `message ${String(n)}`);
  };
  await send(1, 70);
  await ann.api.command({ type: 'conversation.mark-read', conversationId: conversation, upTo: 70 });
  const { page, line } = await device(browser);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await page.getByRole('log').getByText('message 70').waitFor();
  line.set('down');
  // more than the server lets a client catch up with: it starts again from a snapshot
  await send(71, 200);
  line.set('up');
  await page.getByRole('button', { name: /new: go to the newest message/ }).click({ timeout: 40_000 });
  await page.getByRole('log').getByText('message 200').waitFor();
  const seen = new Set<number>();
  await expect
    .poll(
      async () => {
        for (const text of await texts(page)) seen.add(Number(text.replace('message ', '')));
        await page.getByRole('log', { name: 'Messages' }).hover();
        await page.mouse.wheel(0, -400);
        return seen.size;
      },
      { timeout: 40_000, interval: 80 },
    )
    .toBe(200);
  await page.getByRole('log').getByText("You're friends now. Say hello!").waitFor();
  const numbers = (await texts(page)).map((text) => Number(text.replace('message ', '')));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

test('a client whose clock is a day off shows the same days in the same order', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  await bob.api.say(conversation, 'from the server');
  const { page } = await device(browser);
  await page.addInitScript(() => {
    const day = 86_400_000;
    const Real = Date;
    const now = Real.now.bind(Real);
    globalThis.Date = class extends Real {
      constructor(...given: []) {
        super(...((given.length === 0 ? [now() + day] : given) as []));
      }
      static override now() {
        return now() + day;
      }
    } as DateConstructor;
  });
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await say(page, 'from the future');
  await marked(page, 'from the future', 'Sent');
  expect(await texts(page)).toEqual(['from the server', 'from the future']);
  expect(await page.locator('[data-testid=day]').allTextContents()).toEqual(['Today']);
});
