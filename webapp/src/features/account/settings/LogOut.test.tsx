// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { Store } from '../../../session/state/store';
import { LogOut } from './LogOut';

beforeAll(() => startTranslation());
afterEach(cleanup);

async function asked(...states: string[]) {
  const logOut = vi.fn(() => Promise.resolve());
  const store = new Store({ outbox: states.map((state) => ({ state })) } as unknown as Model);
  render(
    <SessionContext value={{ store, logOut } as unknown as Session}>
      <LogOut />
    </SessionContext>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Log out' }));
  await screen.findByRole('alertdialog', { name: 'Log out?' });
  return logOut;
}

it.each([
  [['accepted'], null],
  [['accepted', 'sending'], '1 unsent message will be lost.'],
  [['failed', 'sending'], '2 unsent messages will be lost.'],
])('with messages %j it tells what is lost', async (states, text) => {
  await asked(...states);
  expect(screen.queryByText(/will be lost/)?.textContent ?? null).toBe(text);
});

it('logs out only once it is confirmed', async () => {
  const logOut = await asked();
  expect(logOut).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Log out' }));
  expect(logOut).toHaveBeenCalledOnce();
});
