// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Outgoing } from '../../session/storage/database';
import type { Model } from '../../session/state/model';
import type { Session } from '../../session/session';
import { Store } from '../../session/state/store';
import { startUpgrades } from './upgrade';

const { reloadOnce } = vi.hoisted(() => ({ reloadOnce: vi.fn() }));
vi.mock('./version', () => ({ isReplaced: () => Promise.resolve(false), reloadOnce }));

const MINUTE = 60_000;
const unsent: Outgoing = { id: 'm', conversationId: 'c', text: 'x', time: '', state: 'waiting' };

let store: Store<Pick<Model, 'outdated' | 'durable' | 'outbox' | 'link'>>;
beforeEach(() => {
  vi.useFakeTimers();
  reloadOnce.mockClear();
  document.body.replaceChildren();
  store = new Store({ outdated: true, durable: true, outbox: [], link: 'connected' as const });
  startUpgrades({ store } as unknown as Session);
});
afterEach(() => {
  vi.useRealTimers();
});

const show = (html: string) => {
  document.body.innerHTML = html;
};

it('loads a new version once nobody has touched the page for five minutes', () => {
  vi.advanceTimersByTime(4 * MINUTE);
  dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  vi.advanceTimersByTime(4.5 * MINUTE);
  expect(reloadOnce).not.toHaveBeenCalled();
  vi.advanceTimersByTime(MINUTE);
  expect(reloadOnce).toHaveBeenCalled();
});

it('loads nothing while there is no new version', () => {
  store.set({ outdated: false });
  vi.advanceTimersByTime(10 * MINUTE);
  expect(reloadOnce).not.toHaveBeenCalled();
});

it.each([
  ['a dialog is open', '<div role="dialog"></div>'],
  ['a question is open', '<div role="alertdialog"></div>'],
  ['a form is filled in', '<form><input value="Ann" /></form>'],
])('waits while %s', (_, html) => {
  show(html);
  vi.advanceTimersByTime(10 * MINUTE);
  expect(reloadOnce).not.toHaveBeenCalled();
  show('');
  vi.advanceTimersByTime(MINUTE);
  expect(reloadOnce).toHaveBeenCalled();
});

it('waits while a message is in memory alone', () => {
  store.set({ durable: false, outbox: [unsent] });
  vi.advanceTimersByTime(10 * MINUTE);
  expect(reloadOnce).not.toHaveBeenCalled();
  store.set({ outbox: [{ ...unsent, state: 'accepted' }] });
  vi.advanceTimersByTime(MINUTE);
  expect(reloadOnce).toHaveBeenCalled();
});

it.each([
  ['a draft, which is kept', '<form data-composer><textarea>half a sen</textarea></form>'],
  ['a ticked box', '<input type="checkbox" checked value="on" />'],
  ['what cannot be typed in', '<input readonly value="https://parley.test/add/ann" />'],
])('does not wait for %s', (_, html) => {
  show(html);
  vi.advanceTimersByTime(6 * MINUTE);
  expect(reloadOnce).toHaveBeenCalled();
});

it('does not wait for a message that is stored', () => {
  store.set({ outbox: [unsent] });
  vi.advanceTimersByTime(6 * MINUTE);
  expect(reloadOnce).toHaveBeenCalled();
});
