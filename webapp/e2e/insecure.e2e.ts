import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, marked, openChat, person, say, texts } from './stage';

let browser: Browser;
beforeAll(async () => {
  // a name that only the browser knows: what it isn't served over HTTPS from there, it doesn't trust
  browser = await launch(['--host-resolver-rules=MAP parley.test 127.0.0.1']);
});
afterAll(() => browser.close());

test('on plain HTTP at a name all works but opening without network, and settings say that it needs HTTPS', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  const conversation = await befriend(ann, bob);
  const { page, line } = await device(browser, {}, 'parley.test');
  await logIn(page, ann);
  expect(
    await page.evaluate(() => [isSecureContext, 'locks' in navigator, 'clipboard' in navigator]),
  ).toEqual([false, false, false]);

  await openChat(page, 'Bob');
  const second = await page.context().newPage();
  await second.goto(`/c/${conversation}`);
  await say(page, 'one');
  await marked(page, 'one', 'Sent');
  await expect.poll(() => texts(second), { timeout: 10_000 }).toEqual(['one']);
  await say(second, 'two');
  await marked(second, 'two', 'Sent');
  line.set('no-sockets');
  await say(page, 'three');
  await marked(page, 'three', 'Sending');
  await say(second, 'four');
  await page.reload();
  await marked(page, 'four', 'Sending');
  line.set('up');
  await marked(page, 'four', 'Sent');
  for (const tab of [page, second]) {
    await expect.poll(() => texts(tab), { timeout: 10_000 }).toEqual(['one', 'two', 'three', 'four']);
  }

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText(/need HTTPS, which this address doesn't use/).waitFor();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Copied').first().waitFor();
});
