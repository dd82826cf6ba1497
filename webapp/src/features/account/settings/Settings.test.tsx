// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { speak, startTranslation } from '../../../i18n';
import type { PersonView, SelfView, SessionView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { emptyState } from '../../../session/state/state';
import { Store } from '../../../session/state/store';
import { Settings } from './Settings';

// jsdom has none, and the theme follows it from the start
vi.hoisted(() => {
  const query = { matches: false, addEventListener: () => undefined };
  Object.assign(globalThis, { matchMedia: () => query });
});

beforeAll(() => startTranslation());
beforeEach(() => {
  localStorage.clear();
});
afterEach(async () => {
  cleanup();
  await speak('en');
});

const ann = { accountId: 'ann', handle: 'ann_1', nickname: 'Ann' };
const used = { created: '2026-01-01T00:00:00Z', lastUsed: '2026-01-01T00:00:00Z' };
const HERE: SessionView = { sessionId: 'here', client: 'Firefox, Linux', current: true, ...used };
const PHONE: SessionView = { sessionId: 'phone', client: 'Chrome, Android', current: false, ...used };

/** The page of somebody whose log-ins are those, in the order in which they are asked for. */
function page(...lists: SessionView[][]) {
  const sessions = vi.fn(() => Promise.resolve(lists.shift() ?? [HERE]));
  const state = {
    ...emptyState('ann'),
    self: { ...ann, readMarks: true, presence: true, askBeforeGroups: false } as SelfView,
    people: new Map([['ann', ann as PersonView]]),
  };
  const session = {
    store: new Store({ state, outbox: [] } as unknown as Model),
    clock: { now: () => Date.now() },
    account: { api: { sessions, changePassword: () => Promise.resolve() } },
  };
  render(
    <SessionContext value={session as unknown as Session}>
      <Settings>
        <p>what belongs to another feature</p>
      </Settings>
    </SessionContext>,
  );
  return { sessions };
}

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

it('one page has all that can be set, with one’s own link', async () => {
  page();
  screen.getByRole('region', { name: 'Settings' });
  expect(document.title).toBe('Settings – Parley');
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    'Settings',
    'Appearance',
    'How people can find you',
    'Privacy',
    'Groups',
    'Devices',
  ]);
  screen.getByText('what belongs to another feature');
  expect(screen.getByLabelText<HTMLInputElement>('Your link').value).toBe(`${location.origin}/add/ann_1`);
  await screen.findByText('Firefox, Linux');
});

it('theme, text size and language change at once, and are kept in this browser', async () => {
  page();
  await screen.findByText('Firefox, Linux');
  fireEvent.click(radio('Dark'));
  fireEvent.click(radio('Extra large'));
  const { classList, dataset } = document.documentElement;
  expect([classList.contains('dark'), dataset.text]).toEqual([true, 'extra-large']);
  expect([radio('Dark').checked, radio('Extra large').checked]).toEqual([true, true]);
  fireEvent.click(radio('中文'));
  await screen.findByRole('heading', { name: '设置' });
  expect(document.documentElement.lang).toBe('zh-CN');
  expect(document.title).toBe('设置 – Parley');
  expect(Object.values(localStorage).sort()).toEqual(['dark', 'extra-large', 'zh']);
});

it('the devices are asked for anew once a new password has logged out the others', async () => {
  const { sessions } = page([HERE, PHONE], [HERE]);
  await screen.findByText('Chrome, Android');
  fireEvent.click(screen.getByRole('button', { name: 'Change password' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(screen.getByLabelText('Current password'), { target: { value: 'correct horse' } });
  fireEvent.change(screen.getByLabelText('New password'), { target: { value: 'tidal lantern' } });
  expect(sessions).toHaveBeenCalledOnce();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Change password' }));
  await screen.findByText("You're only logged in on this device.");
  expect(screen.queryByText('Chrome, Android')).toBeNull();
  expect(sessions).toHaveBeenCalledTimes(2);
});
