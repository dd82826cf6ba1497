import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { Api, uuid7 } from './api';
import { Line } from './line';

export const server = new URL(process.env.PARLEY_URL ?? 'http://127.0.0.1:8080');
/** As many browsers as a test uses at most. */
const browsers = 4;
/** The ports of this worker, of which there may be several. */
const ports = (process.env.PARLEY_LINES ?? '')
  .split(',')
  .filter(Boolean)
  .map(Number)
  .slice((Number(process.env.VITEST_POOL_ID ?? 1) - 1) * browsers)
  .slice(0, browsers);
/** Everybody's. */
export const password = 'correct horse battery';

const WHOLE = '/usr/bin/chromium';
/** Whether there is a browser with windows that come to the front, and notifications. */
export const isWhole = existsSync(WHOLE);

/**
 * Debian's, where the shell without windows costs the least, else the one that comes as a package. `whole` takes the
 * browser with windows, where it is.
 */
export async function launch(more: string[] = [], whole = false): Promise<Browser> {
  const debian = [whole ? WHOLE : '/usr/bin/chromium-headless-shell', WHOLE].find(existsSync);
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    ...more,
  ];
  if (debian) return chromium.launch({ executablePath: debian, args });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args, ...args],
  });
}

/** Somebody with an account, and a way to act for them without a browser. */
export interface Person {
  nickname: string;
  handle: string;
  accountId: string;
  api: Api;
}

let count = 0;

export function newHandle(nickname: string): string {
  return `${nickname.toLowerCase().replace(/[^a-z]/g, 'x')}_${Date.now().toString(36)}${String(count++)}`;
}

export async function person(nickname: string): Promise<Person> {
  const handle = newHandle(nickname);
  const api = new Api(server.origin);
  const { accountId } = await api.post<{ accountId: string }>('/api/accounts', {
    clientId: uuid7(),
    handle,
    nickname,
    avatar: 'panda',
    email: `${handle}@example.org`,
    password,
  });
  await api.logIn(handle, password);
  return { nickname, handle, accountId, api };
}

export async function request(asker: Person, other: Person, message?: string): Promise<void> {
  await asker.api.command({ type: 'friendship.request', other: other.accountId, message });
}

/** Makes two people friends, and returns their conversation. */
export async function befriend(one: Person, other: Person): Promise<string> {
  await request(one, other);
  const { conversationId } = await other.api.command({ type: 'friendship.accept', other: one.accountId });
  if (conversationId === undefined) throw new Error('no conversation');
  return conversationId;
}

/** Makes a group of somebody and friends of theirs, and returns its conversation. */
export async function group(owner: Person, name: string | undefined, members: Person[]): Promise<string> {
  const accounts = members.map(({ accountId }) => accountId);
  const { conversationId } = await owner.api.command({ type: 'group.create', name, members: accounts });
  if (conversationId === undefined) throw new Error('no conversation');
  return conversationId;
}

/** A browser profile of its own on a cable of its own, until the test ends. */
export interface Device {
  page: Page;
  line: Line;
}

const open = new Set<() => Promise<void>>();
afterEach(async () => {
  for (const close of open) await close();
  open.clear();
});

export async function device(
  browser: Browser,
  options: BrowserContextOptions = {},
  host = '127.0.0.1',
): Promise<Device> {
  const port = ports.pop();
  if (port === undefined) throw new Error('PARLEY_LINES: no port is left');
  const line = await Line.open(port, server);
  const baseURL = `http://${host}:${String(port)}`;
  const context = await browser.newContext({ baseURL, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => {
    console.error('page error:', error.message);
  });
  open.add(async () => {
    await context.close();
    line.close();
    ports.push(port);
  });
  return { page, line };
}

export async function logIn(page: Page, who: Person): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Account name, email or phone').fill(who.handle);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** Fills in the registration form as a person would. */
export async function signUp(page: Page, nickname: string, handle: string): Promise<void> {
  await page.getByLabel('Nickname').fill(nickname);
  await page.getByLabel('Account name').fill(handle);
  await page.getByLabel('Email').fill(`${handle}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Confirm password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

export async function openChat(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Chats' }).first().click();
  await page.locator('[data-testid=list]').getByRole('link', { name }).click();
  await page.getByRole('log', { name: 'Messages' }).waitFor();
}

export async function say(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.fill(text);
  await composer.press('Enter');
}

/** The texts of the messages on screen, in order. */
export function texts(page: Page): Promise<string[]> {
  return page.locator('[data-testid=bubble] [data-testid=body]').allTextContents();
}

/** Waits until a message with this text is on screen with this mark (`Sending`, `Sent`, `Read`, `Not sent`). */
export function marked(page: Page, text: string, mark: string): Promise<void> {
  return page.locator('[data-testid=message]', { hasText: text }).getByRole('img', { name: mark }).waitFor();
}
