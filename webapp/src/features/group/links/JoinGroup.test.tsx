// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { ProblemError } from '../../../session/network/http';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { Store } from '../../../session/state/store';
import { JoinGroup } from './JoinGroup';

beforeAll(() => startTranslation());
afterEach(cleanup);

const id = '0190f3c4-0000-7000-8000-000000000001';

function open(preview: () => Promise<unknown>, hash = `#${id}.${id}.token`) {
  const store = new Store({ state: { conversations: new Map() } } as unknown as Model);
  const session = { store, account: { api: { preview } } } as unknown as Session;
  render(
    <SessionContext value={session}>
      <MemoryRouter initialEntries={[`/join${hash}`]}>
        <JoinGroup />
      </MemoryRouter>
    </SessionContext>,
  );
}

it('a link that is over says so, and shows the way out', async () => {
  open(() => Promise.reject(new ProblemError(404, { code: 'no-such-link' })));
  await screen.findByRole('heading', { name: "This link doesn't work" });
  screen.getByText('This link has expired or was revoked.');
  expect(screen.getByRole('link', { name: 'Go to chats' }).getAttribute('href')).toBe('/');
});

it('an address that is no link at all is not asked about', () => {
  const preview = vi.fn();
  open(preview, '#nonsense');
  screen.getByRole('heading', { name: "This link doesn't work" });
  expect(preview).not.toHaveBeenCalled();
});

it('where the server does not answer one asks again', async () => {
  let fails = true;
  const group = { name: 'Hikers', count: 2, member: false, approval: false };
  open(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve(group)));
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(screen.queryByText("This link doesn't work")).toBeNull();
  fails = false;
  fireEvent.click(again);
  await screen.findByRole('heading', { name: 'Hikers' });
});
