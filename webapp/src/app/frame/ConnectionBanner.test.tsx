// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startTranslation } from '../../i18n';
import { SessionContext } from '../../session/hooks/useSession';
import type { Session } from '../../session/session';
import type { Model } from '../../session/state/model';
import { Store } from '../../session/state/store';
import { ConnectionBanner } from './ConnectionBanner';

beforeAll(() => startTranslation());
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function banner(model: Partial<Model>) {
  const store = new Store({ outdated: false, durable: true, link: 'connected', ...model } as Model);
  const reconnect = vi.fn();
  render(
    <SessionContext value={{ store, reconnect } as unknown as Session}>
      <ConnectionBanner />
    </SessionContext>,
  );
  const set = (change: Partial<Model>) => {
    act(() => {
      store.set(change);
    });
  };
  return { reconnect, set };
}

const pass = (millis: number) => {
  act(() => {
    vi.advanceTimersByTime(millis);
  });
};
const said = () => screen.queryAllByRole('status').map((each) => each.textContent);

it('says nothing while all is well', () => {
  banner({});
  pass(10_000);
  expect(said()).toEqual([]);
});

it.each([
  ['connecting', 'Connecting…'],
  ['offline', "You're offline. Messages will be sent once you're back."],
] as const)('says that it is %s, and offers to connect', (link, text) => {
  const { reconnect } = banner({ link });
  pass(2_000);
  screen.getByText(text);
  fireEvent.click(screen.getByRole('button', { name: 'Reconnect' }));
  expect(reconnect).toHaveBeenCalledOnce();
});

it('an interruption of a moment isn’t worth a word, and the next one begins anew', () => {
  const { set } = banner({ link: 'connecting' });
  pass(1_900);
  set({ link: 'connected' });
  set({ link: 'connecting' });
  pass(1_900);
  expect(said()).toEqual([]);
  pass(100);
  expect(said()).toHaveLength(1);
  set({ link: 'connected' });
  expect(said()).toEqual([]);
});

it('a page that is too old says that alone', () => {
  banner({ outdated: true, link: 'connecting' });
  pass(2_000);
  expect(said()).toEqual(['A new version of Parley is available.Reload']);
});

it('that nothing can be kept is said until it was read', () => {
  banner({ durable: false });
  expect(said()).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Got it' }));
  expect(said()).toEqual([]);
});
