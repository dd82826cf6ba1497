import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { befriend, device, group, launch, logIn, password, person, request, type Person } from './stage';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
/** The themes differ in colours alone, so in the dark only these are looked at. */
const themes = [
  { colorScheme: 'light', rules: undefined },
  { colorScheme: 'dark', rules: ['color-contrast'] },
] as const;

/** What axe finds, best practices included. An open menu lies over the page, in no landmark, as WAI-ARIA has it. */
function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async ([source, only]) => {
      if (!('axe' in globalThis)) (0, eval)(source);
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
        ...(only === undefined ? {} : { runOnly: [...only] }),
        rules: { region: { enabled: only === undefined && document.querySelector('[role=menu]') === null } },
      });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' | ')}`,
      );
    },
    [axe.source, rules] as const,
  );
}

/** Makes an invite link, and returns what stands behind its `#`. */
async function link(owner: Person, conversationId: string): Promise<string> {
  await owner.api.command({ type: 'group.make-link', conversationId });
  const shown = async () => {
    const path = `/api/conversations/${conversationId}/links`;
    const { links } = await owner.api.get<{ links: { fragment: string }[] }>(path);
    return links[0]?.fragment ?? '';
  };
  // the view may be a moment behind
  await expect.poll(shown).not.toBe('');
  return shown();
}

/** What is to come isn't there yet, and its place is: not that of a page which is still being opened. */
const bones = (page: Page, within = ':is([data-testid=list], [data-testid=main])') =>
  page.locator(`${within} [data-testid=bone]:visible`).first().waitFor();

/** Reaches a state of a page, and leaves nothing open for the next one. */
type Reach = (page: Page) => Promise<unknown>;

for (const [size, viewport] of Object.entries(sizes)) {
  test(`axe finds nothing on any page and dialog (${size})`, async () => {
    const [ann, lin, max, eve, zoe] = [
      await person('Ann'),
      await person('林小雨'),
      await person('Max'),
      await person('Eve'),
      await person('Zoe'),
    ];
    // their pictures are initials
    for (const each of [lin, max]) await each.api.command({ type: 'account.change-avatar' });
    const chat = await befriend(ann, lin);
    const ended = await befriend(ann, eve);
    await request(max, ann, 'Met you on the ridge');
    await lin.api.say(chat, 'Did you see https://example.org/ridge?');
    await ann.api.say(chat, 'Wow 😀');
    const hikers = await group(ann, 'Hikers', [lin, eve]);
    const left = await group(lin, undefined, [ann]);
    await ann.api.command({ type: 'group.announce', conversationId: hikers, text: 'At the north gate' });
    await ann.api.command({ type: 'group.leave', conversationId: left });
    await lin.api.command({
      type: 'message.send',
      conversationId: hikers,
      content: {
        type: 'text',
        text: '@Ann, who brings the map?',
        mentions: [{ account: ann.accountId, from: 0, length: 4 }],
      },
    });
    await ann.api.say(hikers, 'I do');
    await eve.api.command({ type: 'friendship.end', other: ann.accountId });
    const muting = await group(lin, 'Muting', [ann]);
    const silent = await group(lin, 'Silent', [ann]);
    await lin.api.command({
      type: 'group.mute-member',
      conversationId: muting,
      account: ann.accountId,
      minutes: 60,
    });
    await lin.api.command({ type: 'group.silence', conversationId: silent, silenced: true });
    await ann.api.command({ type: 'account.change-invitations', askFirst: true });
    await ann.api.command({ type: 'conversation.archive', conversationId: ended, archived: true });
    await ann.api.command({ type: 'conversation.open-saved' });
    const climbers = await group(lin, 'Climbers', [ann]);
    const settings = { inviting: 'approval', historyFromStart: false, quietLeaving: false };
    await ann.api.command({ type: 'group.change-settings', conversationId: hikers, ...settings });
    const [conversationId, linkId, token] = (await link(ann, hikers)).split('.');
    await max.api.command({ type: 'group.join', conversationId, linkId, token });
    const join = `/join#${await link(lin, climbers)}`;

    const inside: Record<string, Reach> = {
      '/': (page) => page.locator('[data-testid=row]').first().waitFor(),
      [`/c/${chat}`]: (page) => page.locator('[data-testid=bubble]').first().waitFor(),
      [`/c/${ended}`]: (page) => page.locator('[data-testid=line]').first().waitFor(),
      [`/c/${hikers}`]: (page) => page.locator('[data-testid=mention]').waitFor(),
      [`/c/${hikers}/about`]: (page) =>
        page.locator('[data-testid=member]').filter({ hasText: 'Owner' }).waitFor(),
      [`/c/${left}`]: (page) => page.getByText('You left this group.').waitFor(),
      [`/c/${muting}`]: (page) => page.getByText("You're muted until").waitFor(),
      [`/c/${silent}`]: (page) => page.getByText('Only the owner and admins can write right now.').waitFor(),
      '/c/unknown': (page) => page.getByRole('link').last().waitFor(),
      [join]: (page) => page.getByRole('button', { name: 'Join' }).waitFor(),
      '/join': (page) => page.getByText('This link has expired or was revoked.').waitFor(),
      '/saved': (page) => page.getByRole('heading', { name: 'Saved messages' }).waitFor(),
      '/c/new': (page) => page.getByRole('checkbox').first().waitFor(),
      '/people': (page) => page.locator('[data-testid=invitation]').waitFor(),
      '/people/find': (page) => page.getByRole('button').last().waitFor(),
      [`/people/find?q=${zoe.handle}`]: (page) =>
        page.getByRole('button', { name: 'Send request' }).waitFor(),
      '/people/find?q=nobody_of_that_name': (page) => page.getByText('Nobody found.').waitFor(),
      [`/people/${lin.accountId}`]: (page) => page.getByRole('article').waitFor(),
      [`/people/${max.accountId}`]: (page) => page.getByRole('article').waitFor(),
      '/settings': (page) => page.getByRole('button', { name: 'Log out' }).waitFor(),
      '/nowhere': (page) => page.getByRole('link').last().waitFor(),
    };
    const menu = async (page: Page, item: string) => {
      await page.getByRole('button', { name: 'More' }).first().click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByRole('alertdialog').waitFor();
    };
    const open: Record<string, [path: string, reach: Reach]> = {
      'menu of a chat': [
        '/',
        async (page) => {
          await page.locator('[data-testid=list] [data-testid=row]').first().click({ button: 'right' });
          await page.getByRole('menuitem').first().waitFor();
        },
      ],
      search: [
        '/',
        async (page) => {
          await page.getByRole('combobox').fill('lin');
          await page.getByRole('option').first().waitFor();
        },
      ],
      'nothing found': ['/', (page) => page.getByRole('combobox').fill('qqqqq')],
      'friends chosen': ['/c/new', (page) => page.getByRole('checkbox').first().check()],
      'private name that is too long': [
        `/people/${lin.accountId}`,
        (page) => page.getByRole('textbox').fill('x'.repeat(100)),
      ],
      'question before the end of a friendship': [
        `/people/${lin.accountId}`,
        async (page) => {
          await page.getByRole('button', { name: 'Remove friend' }).click();
          await page.getByRole('alertdialog').waitFor();
        },
      ],
      shortcuts: [
        '/',
        async (page) => {
          await page.getByRole('navigation', { name: 'Main' }).getByRole('link').first().focus();
          await page.keyboard.press('?');
          await page.getByRole('dialog').waitFor();
        },
      ],
      'menu of the head': [
        `/c/${chat}`,
        async (page) => {
          await page.locator('[data-testid=chat-head]').getByRole('button', { name: 'More' }).click();
          await page.getByRole('menuitem').first().waitFor();
        },
      ],
      'question before a block': [`/c/${chat}`, (page) => menu(page, 'Block')],
      'menu of a message': [
        `/c/${chat}`,
        async (page) => {
          await page.locator('[data-testid=bubble]', { hasText: 'Wow' }).click({ button: 'right' });
          await page.getByRole('menuitem').first().waitFor();
        },
      ],
      'question before a deletion': [
        `/c/${chat}`,
        async (page) => {
          await page.locator('[data-testid=bubble]', { hasText: 'Wow' }).click({ button: 'right' });
          await page.getByRole('menuitem', { name: 'Delete' }).click();
          await page.getByRole('alertdialog').waitFor();
        },
      ],
      'menu of what is new': [
        '/',
        async (page) => {
          await page.getByRole('button', { name: 'New' }).click();
          await page.getByRole('menuitem').first().waitFor();
        },
      ],
      'mention picker': [
        `/c/${hikers}`,
        async (page) => {
          await page.getByRole('textbox', { name: 'Message' }).pressSequentially('@');
          await page.getByRole('option').first().waitFor();
        },
      ],
      'who has read': [
        `/c/${hikers}`,
        async (page) => {
          await page.locator('[data-testid=bubble]', { hasText: 'I do' }).click({ button: 'right' });
          await page.getByRole('menuitem', { name: 'Who has read this' }).click();
          await page
            .getByRole('dialog')
            .getByText(/Nobody yet|Read by/)
            .waitFor();
        },
      ],
      'invite links': [
        `/c/${hikers}/about`,
        async (page) => {
          await page.getByRole('button', { name: 'Invite links' }).click();
          await page.getByRole('dialog').getByText('QR code').click();
          await page.getByRole('img', { name: /^QR code of/ }).waitFor();
        },
      ],
      'a question whose answer is refused': [
        `/c/${hikers}/about`,
        async (page) => {
          await page.getByRole('button', { name: 'Invite links' }).click();
          await page.getByRole('button', { name: 'Revoke' }).click();
          const question = page.getByRole('alertdialog');
          await question.waitFor();
          await look('question before a link is revoked');
          // on another device, meanwhile
          await ann.api.command({ type: 'group.revoke-link', conversationId: hikers, linkId });
          await question.getByRole('button', { name: 'Revoke' }).click();
          await question.getByRole('alert').waitFor();
        },
      ],
      'who waits to be let in': [
        `/c/${hikers}`,
        async (page) => {
          await page.getByRole('button', { name: '1 person is waiting to join' }).click();
          await page.getByRole('button', { name: 'Approve' }).waitFor();
        },
      ],
      'friends to invite': [
        `/c/${hikers}/about`,
        async (page) => {
          await page.getByRole('button', { name: 'Invite friends' }).click();
          await page.getByRole('dialog').waitFor();
        },
      ],
      'an announcement being written': [
        `/c/${hikers}/about`,
        async (page) => {
          await page.getByRole('button', { name: /^Announcement/ }).click();
          await page.getByRole('dialog').getByRole('textbox').fill('x'.repeat(2_001));
          await page
            .getByRole('dialog')
            .getByText(/2,001 of 2,000/)
            .waitFor();
        },
      ],
      'each dialog that writes a part of a group': [
        `/c/${hikers}/about`,
        async (page) => {
          const parts = ['Name', 'Description', 'Your name in this group', 'Private name'];
          for (const part of parts) {
            await page.getByRole('button', { name: new RegExp(`^${part}`) }).click();
            await page.getByRole('dialog').getByRole('textbox').waitFor();
            if (part !== parts.at(-1)) {
              await look(`${part} of a group`);
              await page.keyboard.press('Escape');
              await page.getByRole('dialog').waitFor({ state: 'detached' });
            }
          }
        },
      ],
      'question before one leaves a group': [
        `/c/${silent}/about`,
        async (page) => {
          await page.getByRole('button', { name: 'Leave group' }).click();
          await page.getByRole('alertdialog').waitFor();
        },
      ],
      'a toast with a button': [
        `/c/${muting}`,
        async (page) => {
          await page.locator('[data-testid=chat-head]').getByRole('button', { name: 'More' }).click();
          await page.getByRole('menuitem', { name: 'Archive' }).click();
          await page.getByRole('button', { name: 'Undo' }).waitFor();
          await look('a toast with a button');
          await page.getByRole('button', { name: 'Undo' }).click();
          await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
        },
      ],
      'a request that is too long': [
        `/people/find?q=${zoe.handle}`,
        (page) => page.getByRole('textbox', { name: 'Message' }).fill('x'.repeat(500)),
      ],
      'pictures of a group': [
        `/c/${hikers}/about`,
        async (page) => {
          await page.getByRole('button', { name: 'Group picture' }).click();
          await page.getByRole('dialog').waitFor();
        },
      ],
      'menu of a member': [
        `/c/${hikers}/about`,
        async (page) => {
          await page.locator('[data-testid=member]').filter({ hasText: 'Eve' }).getByRole('button').click();
          await page.getByRole('menuitem').first().waitFor();
        },
      ],
      'question before a removal': [
        `/c/${hikers}/about`,
        async (page) => {
          await page.locator('[data-testid=member]').filter({ hasText: 'Eve' }).getByRole('button').click();
          await page.getByRole('menuitem', { name: 'Remove from group' }).click();
          await page.getByRole('alertdialog').waitFor();
        },
      ],
      'question before another owner': [
        `/c/${hikers}/about`,
        async (page) => {
          await page.locator('[data-testid=member]').filter({ hasText: 'Eve' }).getByRole('button').click();
          await page.getByRole('menuitem', { name: 'Transfer ownership' }).click();
          await page.getByRole('alertdialog').waitFor();
        },
      ],
      'question before the end of a group': [
        `/c/${hikers}/about`,
        async (page) => {
          await page.getByRole('button', { name: 'Dissolve group' }).click();
          await page.getByRole('alertdialog').waitFor();
        },
      ],
      emoji: [
        `/c/${chat}`,
        async (page) => {
          await page.getByRole('button', { name: 'Emoji' }).click();
          await page.getByRole('button', { name: 'grinning face', exact: true }).waitFor();
        },
      ],
      'emoji that was found, and none': [
        `/c/${chat}`,
        async (page) => {
          await page.getByRole('button', { name: 'Emoji' }).click();
          await page.getByRole('searchbox').fill('grin');
          await page.getByRole('button', { name: 'grinning face', exact: true }).waitFor();
          await look('emoji that was found');
          await page.getByRole('searchbox').fill('qqqqq');
          await page.getByText('No emoji found.').waitFor();
        },
      ],
      'text that is too long': [
        `/c/${chat}`,
        async (page) => {
          await page.getByRole('textbox', { name: 'Message' }).fill('x'.repeat(8_001));
          await page.getByRole('textbox', { name: 'Message' }).press('Enter');
          await page.getByRole('alert').filter({ hasText: '8,001 of 8,000' }).waitFor();
          await page.getByRole('textbox', { name: 'Message' }).fill('');
        },
      ],
      'quiet hours, and the QR code of one’s own link': [
        '/settings',
        async (page) => {
          await page.getByRole('switch', { name: 'Do not disturb' }).click();
          await page.getByText('QR code').click();
          await page.getByRole('img', { name: /^QR code of/ }).waitFor();
        },
      ],
      'edit profile': [
        '/settings',
        async (page) => {
          await page.getByRole('button', { name: 'Edit profile' }).click();
          await page.getByRole('dialog').getByLabel('Nickname').fill('x'.repeat(41));
          await page
            .getByRole('dialog')
            .getByText(/41 of 40/)
            .waitFor();
        },
      ],
      'change password': [
        '/settings',
        async (page) => {
          await page.getByRole('button', { name: 'Change password' }).click();
          await page.getByRole('dialog').getByLabel('New password').fill('tidal lantern');
          await page.getByRole('dialog').getByRole('meter').waitFor();
          await page.getByRole('dialog').getByRole('button', { name: 'Change password' }).click();
          await page.getByText('Enter your current password.').waitFor();
        },
      ],
      'question before the end of a log-in': [
        '/settings',
        async (page) => {
          await page.getByRole('button', { name: 'Remove test' }).click();
          await page.getByRole('alertdialog').waitFor();
        },
      ],
      'question before the log-out': [
        '/settings',
        async (page) => {
          await page.getByRole('button', { name: 'Log out' }).click();
          await page.getByRole('alertdialog').waitFor();
        },
      ],
      'archived chats': [
        '/',
        async (page) => {
          await page.getByRole('radio', { name: 'Archived' }).check();
          await page.locator('[data-testid=list]').getByRole('link', { name: 'Eve' }).waitFor();
        },
      ],
      'an empty archive': [
        '/',
        async (page) => {
          await ann.api.command({ type: 'conversation.archive', conversationId: ended, archived: false });
          await page.getByRole('heading', { name: 'Nothing archived' }).waitFor();
        },
      ],
    };
    const outside: Record<string, Reach> = {
      '/login': async (page) => {
        await page.getByRole('button', { name: 'Log in' }).click();
        await look('/login without an account');
        await page.getByLabel('Account name, email or phone').fill(ann.handle);
        await page.getByLabel('Password', { exact: true }).fill('not the password');
        await page.getByRole('button', { name: 'Log in' }).click();
        await page.getByText('Incorrect account or password.').waitFor();
      },
      '/register': async (page) => {
        await page.getByLabel('Password', { exact: true }).fill('short');
        await page.getByRole('meter').waitFor();
        await page.getByRole('button', { name: 'Create account' }).click();
      },
      [join]: (page) => page.locator('[data-testid=to-join] b').waitFor(),
    };
    const found: Record<string, string[]> = {};
    /** What somebody sees who has just registered. */
    const empty: Record<string, Reach> = {
      '/': (page) => page.getByText('No chats yet').waitFor(),
      '/c/new': (page) => page.locator('[data-testid=create-group]').waitFor(),
      '/people': (page) => page.getByText('Nobody here yet').waitFor(),
    };
    const { page, line } = await device(browser, { viewport, reducedMotion: 'reduce' });
    const look = async (name: string, at = page) => {
      for (const { colorScheme, rules } of themes) {
        await at.emulateMedia({ colorScheme });
        const problems = await violations(at, rules);
        if (problems.length > 0) found[`${name} ${colorScheme}`] = problems;
      }
    };
    for (const [path, reach] of Object.entries(outside)) {
      await page.goto(path);
      await reach(page);
      await look(path);
    }
    await page.goto('/login');
    // the next page can't be drawn without it
    await page.evaluate(() => Object.assign(Intl, { DisplayNames: undefined }) === Intl);
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByRole('alert').filter({ hasText: 'Something went wrong.' }).waitFor();
    await look('a page that is broken');
    const unanswered = /\/api\/(snapshot|sessions|groups\/preview)$/;
    await page.route(unanswered, () => undefined);
    await logIn(page, ann);
    await bones(page);
    await look('a list that is awaited');
    for (const path of ['/saved', '/settings', join]) {
      await page.goto(path);
      await bones(page);
      await look(`${path} that is awaited`);
    }
    await page.unroute(unanswered);
    await page.route('**/timeline?*', () => undefined);
    await page.goto(`/c/${chat}`);
    await bones(page);
    await look('messages that are awaited');
    await page.unroute('**/timeline?*');
    for (const [path, reach] of Object.entries(inside)) {
      await page.goto(path);
      await reach(page);
      await look(path);
    }
    for (const [name, [path, reach]] of Object.entries(open)) {
      await page.goto(path);
      await inside[path]?.(page);
      await reach(page);
      await look(name);
    }
    await page.goto(`/c/${chat}`);
    await page.locator('[data-testid=bubble]').first().waitFor();
    line.set('down');
    await page.getByRole('textbox', { name: 'Message' }).fill('Not sent yet');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Reconnect' }).first().waitFor();
    await look('no connection');
    await page.getByRole('textbox', { name: 'Message' }).fill('A draft');
    await page.locator('[data-testid=bubble]', { hasText: 'Not sent yet' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('alertdialog').waitFor();
    await look('question before a draft is replaced');
    await page.keyboard.press('Escape');
    line.set('up');
    // as a newer version does in another tab: this one lets go of what is stored
    await page.evaluate((name) => void indexedDB.open(name, 1_000), `parley.${ann.accountId}`);
    await page.getByRole('button', { name: 'Reload' }).first().waitFor();
    await page.getByRole('button', { name: 'Got it' }).first().waitFor();
    await look('a page that is outdated and keeps nothing');

    const { page: other } = await device(browser, {
      viewport,
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    await logIn(other, zoe);
    for (const [path, reach] of Object.entries(empty)) {
      await other.goto(path);
      await reach(other);
      await look(`${path} of a newcomer`, other);
    }
    await befriend(zoe, max);
    await other.goto('/');
    for (const [filter, title] of Object.entries({ Unread: 'All caught up', Groups: 'No groups yet' })) {
      await other.getByRole('radio', { name: filter }).check();
      await other.getByRole('heading', { name: title }).waitFor();
      await look(`nothing in ${filter}`, other);
    }
    await other.goto('/settings');
    await other.getByRole('button', { name: 'Change password' }).click();
    await other.getByLabel('Current password').fill(password);
    await other.getByLabel('New password').fill('tidal lantern of the north');
    await other.getByRole('dialog').getByRole('button', { name: 'Change password' }).click();
    await other.getByText('Password changed. Your other devices were logged out.').waitFor();
    await look('a toast', other);
    await other.route('**/assets/inside-*.js', () => undefined);
    await other.goto('/', { waitUntil: 'commit' });
    await bones(other, '[data-testid=frame]');
    await look('a page that is being opened', other);
    expect(found).toEqual({});
  }, 300_000);
}
