// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../i18n';
import { SessionContext } from '../../session/hooks/useSession';
import type { Session } from '../../session/session';
import type { Model } from '../../session/state/model';
import { Store } from '../../session/state/store';
import { fetchInside } from './load';
import { Outside } from './Outside';

// the whole page of one who is logged in
vi.mock('./load', () => ({ fetchInside: vi.fn(() => Promise.reject(new Error('no network'))) }));

beforeAll(() => startTranslation());
afterEach(cleanup);

const link = '#01890a5d-ac96-774b-bcce-b302099a8057.01890a5d-ac96-774b-bcce-b302099a8058.secret';

function Where() {
  const { pathname, search, hash } = useLocation();
  return <output>{pathname + search + hash}</output>;
}

/** Somebody who isn't logged in comes to an address; returns where that leads. */
function come(address: string) {
  const session = {
    store: new Store({ expiredLogin: undefined } as unknown as Model),
    registrationOpen: () => Promise.resolve(true),
    newId: () => 'id',
    preview: vi.fn((_: object) => Promise.resolve({ name: 'Hikers', count: 3 })),
  };
  render(
    <SessionContext value={session as unknown as Session}>
      <MemoryRouter initialEntries={[address]}>
        <Outside />
        <Where />
      </MemoryRouter>
    </SessionContext>,
  );
  return { where: document.querySelector('output')?.textContent, preview: session.preview };
}

const back = (next: string) => `?${new URLSearchParams({ next }).toString()}`;

it.each([
  ['/', '/login', 'Log in'],
  ['/settings', '/login', 'Log in'],
  ['/c/chat', `/login${back('/c/chat')}`, 'Log in'],
  ['/people/find?q=bob', `/login${back('/people/find?q=bob')}`, 'Log in'],
  ['/add/bob', `/register${back('/add/bob')}`, 'Join Parley'],
  [`/join${link}`, `/register${back('/join')}${link}`, 'Join Parley'],
])('%s leads to %s, from where one comes back', (address, gate, title) => {
  expect(come(address).where).toBe(gate);
  screen.getByRole('heading', { name: title });
});

it('what is behind the # of another page goes nowhere', () => {
  expect(come('/c/chat#secret').where).toBe(`/login${back('/c/chat')}`);
});

it('the group that one comes to join stands above the form, on the way to the log-in too', async () => {
  const { preview } = come(`/join${link}`);
  await screen.findByText('Hikers');
  expect(preview).toHaveBeenCalledOnce();
  fireEvent.click(screen.getByRole('link', { name: /Log in/ }));
  expect(document.querySelector('output')?.textContent).toBe(`/login${back('/join')}${link}`);
  await screen.findByText('Hikers');
});

it('where no link led there is none', () => {
  const { preview } = come('/login');
  expect(screen.queryByTestId('to-join')).toBeNull();
  expect(preview).not.toHaveBeenCalled();
});

it('what one needs inside is fetched once one writes, and no sooner', () => {
  come('/login');
  expect(fetchInside).not.toHaveBeenCalled();
  const field = screen.getByLabelText('Account name, email or phone');
  fireEvent.input(field, { target: { value: 'a' } });
  fireEvent.input(field, { target: { value: 'an' } });
  expect(fetchInside).toHaveBeenCalledOnce();
});
