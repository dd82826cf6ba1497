import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, launch, logIn, openChat, person, say } from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('friends see who is online and typing, and when somebody was last there', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  await befriend(ann, bob);
  const [annas, bobs] = [await device(browser), await device(browser)];
  await logIn(annas.page, ann);
  await openChat(annas.page, 'Bob');
  const head = annas.page.locator('[data-testid=chat-head]');
  const row = annas.page.locator('[data-testid=list] [data-testid=row]');
  await head.getByText(`@${bob.handle}`).waitFor();

  await logIn(bobs.page, bob);
  await head.getByText('Online').waitFor();
  await row.getByRole('img', { name: 'Online' }).waitFor();
  await openChat(bobs.page, 'Ann');
  const composer = bobs.page.getByRole('textbox', { name: 'Message' });
  await composer.fill('hel');
  await head.getByText('typing…').waitFor();
  await row.getByText('typing…').waitFor();
  // it fades by itself
  await head.getByText('Online').waitFor();
  await composer.fill('hello');
  await head.getByText('typing…').waitFor();
  await say(bobs.page, 'hello');
  await annas.page.getByRole('log').getByText('hello').waitFor();
  await head.getByText('Online').waitFor({ timeout: 2_000 });

  await bobs.page.context().close();
  await head.getByText(/^Last seen today at \d\d:\d\d$/).waitFor({ timeout: 60_000 });
  expect(await row.getByRole('img', { name: 'Online' }).count()).toBe(0);

  annas.line.set('down');
  await head.getByText(`@${bob.handle}`).waitFor();
});

test('who hides is not seen, and sees nobody', async () => {
  const [ann, bob] = [await person('Ann'), await person('Bob')];
  await befriend(ann, bob);
  const [annas, bobs] = [await device(browser), await device(browser)];
  await logIn(annas.page, ann);
  await openChat(annas.page, 'Bob');
  await logIn(bobs.page, bob);
  await openChat(bobs.page, 'Ann');
  const annSees = annas.page.locator('[data-testid=chat-head]');
  const bobSees = bobs.page.locator('[data-testid=chat-head]');
  await annSees.getByText('Online').waitFor();
  await bobSees.getByText('Online').waitFor();

  await bob.api.command({ type: 'account.change-privacy', readMarks: true, presence: false });
  await annSees.getByText(`@${bob.handle}`).waitFor();
  await bobSees.getByText(`@${ann.handle}`).waitFor();
  await bobs.page.getByRole('textbox', { name: 'Message' }).fill('hidden');
  await annas.page.getByRole('textbox', { name: 'Message' }).fill('hidden');

  await bob.api.command({ type: 'account.change-privacy', readMarks: true, presence: true });
  await annSees.getByText('Online').waitFor();
  await bobSees.getByText('Online').waitFor();
});
