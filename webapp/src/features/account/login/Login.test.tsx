// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import { SessionContext } from '../../../session/hooks/useSession';
import type { Session } from '../../../session/session';
import { Login } from './Login';

beforeAll(() => startTranslation());
afterEach(cleanup);

function form() {
  const logIn = vi.fn((_login: string, _password: string) => Promise.resolve());
  const store = { subscribe: () => () => undefined, get: () => ({ expiredLogin: undefined }) };
  const session = { logIn, store };
  render(
    <SessionContext value={session as unknown as Session}>
      <MemoryRouter>
        <Login />
      </MemoryRouter>
    </SessionContext>,
  );
  const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
  return {
    logIn,
    name: field('Account name, email or phone'),
    password: field('Password'),
    submit: () => {
      fireEvent.click(screen.getByRole('button', { name: 'Log in' }));
    },
  };
}

const said = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent;

it('marks what is empty, says what to enter, and goes to the first of it', () => {
  const { logIn, name, password, submit } = form();
  submit();
  expect(logIn).not.toHaveBeenCalled();
  expect([name, password].map((field) => field.getAttribute('aria-invalid'))).toEqual(['true', 'true']);
  expect(said(name)).toBe('Enter an account name, email or phone number.');
  expect(said(password)).toBe('Enter your password.');
  expect(document.activeElement).toBe(name);
});

it('a field that was filled is wrong no more, and the next one is gone to', () => {
  const { logIn, name, password, submit } = form();
  submit();
  fireEvent.change(name, { target: { value: 'ann' } });
  expect(name.getAttribute('aria-invalid')).toBe('false');
  submit();
  expect(document.activeElement).toBe(password);
  fireEvent.change(password, { target: { value: 'secret' } });
  submit();
  expect(logIn).toHaveBeenCalledExactlyOnceWith('ann', 'secret');
});
