// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { SessionView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import { Devices } from './Devices';

beforeAll(() => startTranslation());
afterEach(cleanup);

const used = { created: '2026-01-01T00:00:00Z', lastUsed: '2026-01-01T00:00:00Z' };
const HERE: SessionView = { sessionId: 'here', client: 'Firefox, Linux', current: true, ...used };
const PHONE: SessionView = { sessionId: 'phone', client: 'Chrome, Android', current: false, ...used };
const DESK: SessionView = { sessionId: 'desk', client: '', current: false, ...used };

function devices(sessions: () => Promise<SessionView[]>) {
  const endSession = vi.fn((_id: string) => Promise.resolve());
  const session = { clock: { now: () => Date.now() }, account: { api: { sessions, endSession } } };
  render(
    <SessionContext value={session as unknown as Session}>
      <Devices />
    </SessionContext>,
  );
  return { endSession };
}

const confirm = async () => {
  fireEvent.click(await screen.findByRole('button', { name: 'Remove' }));
};

it('ends one after a question, and never this', async () => {
  const { endSession } = devices(() => Promise.resolve([HERE, PHONE]));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Chrome, Android' }));
  expect(endSession).not.toHaveBeenCalled();
  await confirm();
  await screen.findByText("You're only logged in on this device.");
  expect(endSession.mock.calls).toEqual([['phone']]);
  expect(screen.queryByRole('button', { name: 'Remove Firefox, Linux' })).toBeNull();
});

it('ends all others at once', async () => {
  const { endSession } = devices(() => Promise.resolve([HERE, PHONE, DESK]));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove all others' }));
  await confirm();
  await screen.findByText("You're only logged in on this device.");
  expect(endSession.mock.calls).toEqual([['phone'], ['desk']]);
});

it('offers to try again when the list could not be loaded', async () => {
  const answers = [Promise.reject(new Error('network')), Promise.resolve([HERE])];
  devices(() => answers.shift() ?? Promise.resolve([]));
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await screen.findByText('Firefox, Linux');
  expect(screen.queryByRole('alert')).toBeNull();
});
