// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { SessionContext } from '../../../session/hooks/useSession';
import { NetworkTrouble, ProblemError } from '../../../session/network/http';
import type { Session } from '../../../session/session';
import type { Model } from '../../../session/state/model';
import { Store } from '../../../session/state/store';
import { Register } from './Register';

beforeAll(() => startTranslation());
afterEach(cleanup);

/** The form, to whose tries the server answers these in turn. */
function form(answers: Error[] = [], open = true) {
  let count = 0;
  const register = vi.fn((_: object) => {
    const next = answers.shift();
    return next ? Promise.reject(next) : Promise.resolve();
  });
  const session = {
    register,
    registrationOpen: () => Promise.resolve(open),
    newId: () => `id ${String(++count)}`,
    store: new Store({ expiredLogin: undefined } as unknown as Model),
  };
  render(
    <SessionContext value={session as unknown as Session}>
      <MemoryRouter initialEntries={['/register?next=/add/bob']}>
        <Routes>
          <Route path="/register" element={<Register />} />
          <Route path="/add/bob" element="the page of Bob" />
        </Routes>
      </MemoryRouter>
    </SessionContext>,
  );
  const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
  const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
  const fill = () => {
    type('Nickname', 'Ann');
    type('Account name', 'Ann_1');
    type('Email', 'ann@example.org');
    type('Password', 'tidal lantern');
    type('Confirm password', 'tidal lantern');
  };
  const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Create account' }));
  const ids = () => register.mock.calls.map(([sent]) => (sent as { clientId: string }).clientId);
  return { register, field, type, fill, submit, ids };
}

it('sends what was filled in, and goes on to whose invitation it was', async () => {
  const { register, fill, submit } = form();
  screen.getByText('@bob would like to chat with you here.');
  fill();
  submit();
  submit();
  await screen.findByText('the page of Bob');
  expect(register).toHaveBeenCalledExactlyOnceWith({
    clientId: expect.any(String) as string,
    avatar: undefined,
    nickname: 'Ann',
    handle: 'ann_1',
    email: 'ann@example.org',
    password: 'tidal lantern',
  });
});

it('says what is missing, and goes to the first of it', () => {
  const { register, field, submit } = form();
  submit();
  expect(register).not.toHaveBeenCalled();
  screen.getByText('Enter an account name.');
  screen.getByText('Enter your email.');
  expect(document.activeElement).toBe(field('Nickname'));
});

it('passwords that differ are told', () => {
  const { register, field, type, fill, submit } = form();
  fill();
  type('Confirm password', 'tidal lamp');
  submit();
  expect(register).not.toHaveBeenCalled();
  screen.getByText("The passwords don't match.");
  expect(document.activeElement).toBe(field('Confirm password'));
});

it('a name that is taken is told at its field, until it is another one', async () => {
  const { field, type, fill, submit } = form([new ProblemError(409, { code: 'handle-taken' })]);
  fill();
  submit();
  await screen.findByText('This account name is taken.');
  expect(document.activeElement).toBe(field('Account name'));
  type('Account name', 'ann_2');
  expect(screen.queryByText('This account name is taken.')).toBeNull();
});

it('the same form is sent anew under the same id, another one under another', async () => {
  const { ids, type, fill, submit } = form([new NetworkTrouble(), new NetworkTrouble()]);
  fill();
  submit();
  await screen.findByText('No answer from the server. Please try again.');
  submit();
  await vi.waitFor(() => {
    expect(ids()).toHaveLength(2);
  });
  await screen.findByText('No answer from the server. Please try again.');
  type('Nickname', 'Anna');
  submit();
  await screen.findByText('the page of Bob');
  const [first, second, third] = ids();
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

it('says where nobody can register', async () => {
  form([], false);
  await screen.findByText("New accounts can't be created right now.");
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Create account' }).disabled).toBe(true);
});
