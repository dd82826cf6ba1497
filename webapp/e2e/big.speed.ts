import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { Crowd } from './crowd';
import { device, launch, logIn, person, texts } from './stage';

/** How many times slower than this machine the browser's processor is made. */
const SLOWDOWN = 4;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Cost {
  /** Milliseconds, of what ran on the main thread without a pause for more than 50. */
  longTasks: number[];
  /** Frames that came later than two intervals of 60 Hz after the one before. */
  late: number;
  frames: number;
}

/** What the main thread and the frames did while `work` went on, by the browser's own tracing. */
async function traced(cdp: CDPSession, page: Page, work: () => Promise<unknown>): Promise<Cost> {
  const longTasks: number[] = [];
  const collect = ({ value }: { value: object[] }) => {
    for (const event of value as { name: string; dur?: number; pid: number; cat: string }[]) {
      if (event.name === 'RunTask' && (event.dur ?? 0) > 50_000)
        longTasks.push(Math.round((event.dur ?? 0) / 1000));
    }
  };
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    categories: 'toplevel,disabled-by-default-devtools.timeline',
  });
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(globalThis, { frames });
    const tick = (time: number) => {
      frames.push(time);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  const frames = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames);
  const done = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await done;
  cdp.off('Tracing.dataCollected', collect);
  const late = frames.filter((time, n) => n > 0 && time - (frames[n - 1] ?? 0) > 34).length;
  return { longTasks: longTasks.sort((a, b) => b - a), late, frames: frames.length };
}

async function heapMiB(cdp: CDPSession): Promise<string> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return (usedSize / 2 ** 20).toFixed(1);
}

function report(what: string, { longTasks, late, frames }: Cost, more = ''): void {
  const sum = longTasks.reduce((a, b) => a + b, 0);
  console.log(
    `${what}: ${String(longTasks.length)} long tasks (${String(sum)} ms in all, longest ${String(longTasks[0] ?? 0)} ms), ` +
      `${String(late)} of ${String(frames)} frames late${more && `, ${more}`}`,
  );
}

test('a very big account on a slow processor (reported, not asserted)', async () => {
  const me = await person('Methuselah');
  const { page, line } = await device(browser);
  page.setDefaultTimeout(90_000);
  const crowd = new Crowd(me);
  await crowd.answer(page);
  await logIn(page, me);
  const rows = page.locator('[data-testid=list] [data-testid=row]');
  await rows.first().waitFor({ timeout: 60_000 });
  // until all of it is in the local database
  await page.waitForFunction(
    async (name) =>
      new Promise<boolean>((resolve) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => {
          const count = open.result.transaction('people').objectStore('people').count();
          count.onsuccess = () => {
            open.result.close();
            resolve(count.result >= 5_000);
          };
        };
      }),
    `parley.${me.accountId}`,
    { polling: 500 },
  );
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });

  // nothing but the page itself answers
  await page.route('**/api/**', () => undefined);
  const begun = Date.now();
  await page.reload({ waitUntil: 'commit' });
  await rows.first().waitFor({ timeout: 60_000 });
  console.log(
    `first rows from the local database, no answer from the server: ${String(Date.now() - begun)} ms`,
  );
  await page.unroute('**/api/**');
  await crowd.answer(page);
  await page.reload();
  await rows.first().waitFor();
  await page.waitForTimeout(5_000);
  console.log(`heap with the list: ${await heapMiB(cdp)} MiB`);

  report(
    'opening the chat of 50,000 messages',
    await traced(cdp, page, async () => {
      await rows.first().click();
      await page.locator('[data-testid=bubble]').last().waitFor();
      await page.waitForTimeout(1_000);
    }),
  );
  const log = page.getByRole('log', { name: 'Messages' });
  await log.hover();
  const seen = new Set<string>();
  report(
    'scrolling through a thousand messages',
    await traced(cdp, page, async () => {
      for (const end = Date.now() + 120_000; seen.size < 1_000 && Date.now() < end;) {
        await page.mouse.wheel(0, -600);
        await page.waitForTimeout(60);
        for (const text of await texts(page)) seen.add(text);
      }
    }),
    `${String(seen.size)} messages seen, heap ${await heapMiB(cdp)} MiB`,
  );
  const composer = page.getByRole('textbox', { name: 'Message' });
  const typed = 'the quick brown fox jumps over the lazy dog';
  report(
    'typing 43 characters',
    await traced(cdp, page, () => composer.pressSequentially(typed, { delay: 60 })),
  );

  await page.getByRole('link', { name: 'People' }).first().click();
  await rows.first().waitFor();
  report(
    'scrolling through 5,000 friends',
    await traced(cdp, page, async () => {
      await page.locator('[data-testid=list] [data-testid=rows]').hover();
      for (let n = 0; n < 100; n++) {
        await page.mouse.wheel(0, 800);
        await page.waitForTimeout(40);
      }
    }),
    `heap ${await heapMiB(cdp)} MiB`,
  );
  const search = page.getByRole('searchbox').or(page.getByRole('combobox')).first();
  if ((await search.count()) > 0) {
    report(
      'searching 5,000 friends as one types',
      await traced(cdp, page, async () => {
        await search.pressSequentially('xiaoyu', { delay: 120 });
        await page.waitForTimeout(500);
      }),
    );
  }
  line.close();
}, 400_000);
