import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, marked, openChat, person, say, texts } from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Ann's device with her chat with Bob open. */
async function chat(options: Parameters<typeof device>[1] = {}) {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  const { page, line } = await device(browser, options);
  await logIn(page, ann);
  await openChat(page, 'Bob');
  return { ann, bob, conversation, page, line };
}

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' });

async function choose(page: Page, text: string, item: string): Promise<void> {
  await page.locator('[data-testid=bubble]', { hasText: text }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
}

test('emoji are found by words in both languages, and stand big where they are alone', async () => {
  const { page } = await chat();
  await composer(page).fill('ab');
  await composer(page).press('ArrowLeft');
  for (const word of ['panda', '熊猫']) {
    await page.getByRole('button', { name: 'Emoji' }).click();
    await page.getByRole('searchbox', { name: 'Search emoji' }).fill(word);
    await page.getByRole('button', { name: 'panda', exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => composer(page).evaluate((area) => area === document.activeElement)).toBe(true);
  }
  expect(await composer(page).inputValue()).toBe('a🐼🐼b');
  await say(page, '🐼👍🏽');
  await marked(page, '🐼', 'Sent');
  expect(await page.locator('[data-testid=bubble][data-big]').count()).toBe(1);
  await page.getByRole('button', { name: 'Emoji' }).click();
  expect(await page.getByRole('button', { name: 'Recently used' }).getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').waitFor({ state: 'detached' });
});

test('an unsent message can be edited and deleted, and a draft is not lost by it', async () => {
  const { page, line } = await chat();
  line.set('down');
  await say(page, 'one');
  await say(page, 'two');
  await marked(page, 'two', 'Sending');
  await composer(page).fill('a draft');
  await choose(page, 'one', 'Edit');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await composer(page).inputValue()).toBe('a draft');
  await choose(page, 'one', 'Edit');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click();
  await expect.poll(() => composer(page).inputValue()).toBe('one');
  await choose(page, 'two', 'Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => texts(page)).toEqual([]);
  await say(page, 'one, mended');
  line.set('up');
  await marked(page, 'one, mended', 'Sent');
  expect(await texts(page)).toEqual(['one, mended']);
});

test('a message is deleted for oneself on all own devices, and stays with the other one', async () => {
  const { ann, bob, conversation, page } = await chat();
  await bob.api.say(conversation, 'keep');
  await bob.api.say(conversation, 'drop');
  const second = await device(browser);
  await logIn(second.page, ann);
  await openChat(second.page, 'Bob');
  await expect.poll(() => texts(second.page)).toEqual(['keep', 'drop']);
  await choose(page, 'drop', 'Delete for me');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => texts(page)).toEqual(['keep']);
  await expect.poll(() => texts(second.page)).toEqual(['keep']);
  await page.reload();
  await expect.poll(() => texts(page)).toEqual(['keep']);
  expect(await bob.api.texts(conversation)).toEqual(['keep', 'drop']);
});

test('the menu of a message opens by keyboard, and gives the focus back', async () => {
  const { page } = await chat();
  await say(page, 'first');
  await say(page, 'second');
  await marked(page, 'second', 'Sent');
  await page.getByRole('log', { name: 'Messages' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Copy' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.querySelector('[data-testid=body]')?.textContent))
    .toBe('first');
});

test('Enter on a touch keyboard breaks the line, and the button sends', async () => {
  const { page } = await chat({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  expect(await composer(page).getAttribute('enterkeyhint')).toBe('enter');
  expect(await composer(page).evaluate((area) => area === document.activeElement)).toBe(false);
  await composer(page).fill('one');
  await composer(page).press('Enter');
  await page.keyboard.type('two');
  await composer(page).press('Enter');
  await page.getByRole('button', { name: 'Send' }).tap();
  await marked(page, 'two', 'Sent');
  expect(await texts(page)).toEqual(['one\ntwo']);
});

test('what a newer server says of a type that is unknown here stands as a line', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  await bob.api.say(conversation, 'before');
  const { page } = await device(browser);
  let last = { epoch: '', seq: 0 };
  let inject: (event: object) => void = () => undefined;
  await page.routeWebSocket(/\/ws/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((text) => {
      const frame = JSON.parse(String(text)) as { head?: { epoch: string; seq: number }; seq?: number };
      if (frame.head) last = { ...last, ...frame.head };
      if (frame.seq !== undefined) last = { ...last, seq: frame.seq };
      socket.send(text);
    });
    inject = (event) => {
      socket.send(JSON.stringify({ type: 'entry', epoch: last.epoch, seq: last.seq + 1, event }));
    };
  });
  await logIn(page, ann);
  await openChat(page, 'Bob');
  await expect.poll(() => texts(page)).toEqual(['before']);
  const { events } = await ann.api.get<{ events: object[] }>(`/api/conversations/${conversation}/timeline`);
  inject({
    ...events.at(-1),
    eventId: 'b1a7c0de-0000-4000-8000-000000000001',
    type: 'poll.opened',
    data: { conversationId: conversation, afterNo: 1, lineNo: 1, question: 'Noodles?' },
  });
  await page.getByRole('log').getByText("This version of Parley can't show this.").waitFor();
});

/** The page turns to another one so long after it sent. */
async function sendAndLeave(page: Page, millis: number): Promise<Page> {
  await page.evaluate((wait) => {
    const leave = () => (location.href = 'about:blank');
    const form = document.querySelector<HTMLFormElement>('form[data-composer]');
    if (!form) throw new Error('no composer');
    form.requestSubmit();
    if (wait === 0) leave();
    else setTimeout(leave, wait);
  }, millis);
  await page.waitForURL('about:blank');
  return page;
}

/** The tab is closed so long after Enter was pressed. */
async function sendAndClose(page: Page, millis: number): Promise<Page> {
  const next = await page.context().newPage();
  await page.bringToFront();
  const pressed = composer(page)
    .press('Enter')
    .catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, millis));
  await page.close();
  await pressed;
  return next;
}

test('a message whose page goes away as it is sent is there once afterwards: sent, or still to be sent', async () => {
  const { bob, conversation, page: first, line } = await chat();
  let page = first;
  /** In how many places a text is: sent, or in the composer. */
  const places = async (text: string) => {
    const sent = (await bob.api.texts(conversation)).filter((each) => each === text).length;
    const shown = (await texts(page)).filter((each) => each === text).length;
    const draft = (await composer(page).inputValue()) === text ? 1 : 0;
    return { sent: sent + draft, shown: shown + draft };
  };
  for (const cut of [false, true]) {
    for (const [n, delay] of [0, 0, 1, 2, 3, 5, 8, 12, 20, 40].entries()) {
      const text = `${cut ? 'cut' : 'parting'} ${String(n)}`;
      await composer(page).fill(text);
      if (cut) line.set('down');
      page = await (n % 2 === 0 ? sendAndLeave : sendAndClose)(page, delay);
      line.set('up');
      await page.goto(`/c/${conversation}`);
      await bob.api.say(conversation, `after ${text}`);
      await page.getByRole('log').getByText(`after ${text}`, { exact: true }).waitFor();
      await expect
        .poll(() => places(text), { timeout: 5_000, message: `${text}, ${String(delay)} ms` })
        .toEqual({ sent: 1, shown: 1 });
      await composer(page).fill('');
    }
  }
}, 180_000);

test('a message whose page goes away before the database took it is sent by the next one', async () => {
  const { ann, conversation, page } = await chat();
  const other = await page.context().newPage();
  await other.goto('/manifest.json');
  // keeps the database busy: a transaction in which one request follows another
  await other.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const outbox = opening.result.transaction('outbox', 'readwrite').objectStore('outbox');
          const ask = () => {
            outbox.count().onsuccess = ask;
            resolve();
          };
          outbox.count().onsuccess = ask;
        };
      }),
    `parley.${ann.accountId}`,
  );
  await composer(page).fill('in a hurry');
  await sendAndLeave(page, 20);
  await other.close();
  await page.goto(`/c/${conversation}`);
  await marked(page, 'in a hurry', 'Sent');
  expect(await texts(page)).toEqual(['in a hurry']);
  expect(await composer(page).inputValue()).toBe('');
});
