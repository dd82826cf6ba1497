import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, group, launch, logIn, person, request } from './stage';

const folder = 'target/pictures';
const sizes = [
  { name: 'desktop', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 390, height: 844 } },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  await mkdir(folder, { recursive: true });
});
afterAll(() => browser.close());

/** Kept with the build for whoever wants to look; what is asserted is that nothing sticks out sideways. */
test('pictures of every page in both themes, languages and sizes', async () => {
  const [ann, lin, max] = [await person('Ann Byron'), await person('林小雨'), await person('Max')];
  const conversation = await befriend(ann, lin);
  await request(max, ann, 'Met you on the ridge');
  await lin.api.say(conversation, 'Did you see the photos from the ridge?');
  await ann.api.say(conversation, 'Wow. When was that?\nhttps://example.org/ridge');
  await lin.api.say(conversation, '昨天下午，天气特别好。今晚一起吃饭？');
  const hikers = await group(ann, 'Weekend hikers', [lin]);
  await lin.api.say(hikers, 'Who brings the map?');
  await ann.api.command({ type: 'group.announce', conversationId: hikers, text: 'At the north gate, 8:30' });
  for (const { name, viewport } of sizes) {
    // no picture of a colour on its way from one theme to the other
    const { page } = await device(browser, { viewport, reducedMotion: 'reduce' });
    await logIn(page, ann);
    const pages = {
      list: '/',
      chat: `/c/${conversation}`,
      group: `/c/${hikers}`,
      about: `/c/${hikers}/about`,
      'new-group': '/c/new',
      people: '/people',
      friend: `/people/${lin.accountId}`,
      request: `/people/${max.accountId}`,
      find: '/people/find',
      settings: '/settings',
    };
    for (const language of ['English', '中文']) {
      await page.goto('/settings');
      await page.getByText(language, { exact: true }).click();
      for (const [picture, path] of Object.entries(pages)) {
        await page.goto(path);
        await page.locator('[data-testid=frame]').waitFor();
        // which is fetched only now
        if (picture === 'new-group') await page.locator('[data-testid=create-group]').waitFor();
        await page.waitForTimeout(250);
        const wide = await page.evaluate(() =>
          [
            document.documentElement,
            ...document.querySelectorAll('[data-testid=list], [data-testid=rows], [data-testid=main]'),
          ].some((each) => each.scrollWidth > each.clientWidth),
        );
        expect(wide, `${path} is wider than the ${name}`).toBe(false);
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme });
          const file = [name, theme, language === 'English' ? 'en' : 'zh', picture].join('-');
          await page.screenshot({ path: `${folder}/${file}.png` });
        }
      }
    }
    const guest = await device(browser, { viewport });
    for (const path of ['/login', '/register']) {
      await guest.page.goto(path);
      await guest.page.getByRole('button').last().waitFor();
      await guest.page.locator('[data-testid=bone]').waitFor({ state: 'detached' });
      await guest.page.screenshot({ path: `${folder}/${name}${path.replace('/', '-')}.png` });
    }
  }
}, 180_000);
