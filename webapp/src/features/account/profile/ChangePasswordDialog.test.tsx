// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startTranslation } from '../../../i18n';
import type { SelfView } from '../../../protocol/views';
import { SessionContext } from '../../../session/hooks/useSession';
import { NetworkTrouble, ProblemError } from '../../../session/network/http';
import type { Session } from '../../../session/session';
import { Toasts } from '../../../ui/overlay/Toasts';
import { ChangePasswordDialog } from './ChangePasswordDialog';

beforeAll(() => startTranslation());
afterEach(cleanup);

const self = { accountId: 'ann', handle: 'ann', nickname: 'Ann' } as SelfView;

const wrongOld = new ProblemError(403, { status: 403, code: 'wrong-password', field: 'oldPassword' });
const same = new ProblemError(409, { status: 409, code: 'same-password', field: 'newPassword' });

function change(answer: () => Promise<void> = () => Promise.resolve()) {
  const changePassword = vi.fn((_old: string, _new: string) => answer());
  const onClose = vi.fn();
  const onChanged = vi.fn();
  render(
    <SessionContext value={{ account: { api: { changePassword } } } as unknown as Session}>
      <ChangePasswordDialog open self={self} onClose={onClose} onChanged={onChanged} />
      <Toasts />
    </SessionContext>,
  );
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Change password' }));
  return { changePassword, onClose, onChanged, type, submit };
}

it('changes it once, says so and closes', async () => {
  const { changePassword, onClose, onChanged, type, submit } = change();
  type('Current password', 'correct horse');
  type('New password', 'tidal lantern');
  submit();
  submit();
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(changePassword.mock.calls).toEqual([['correct horse', 'tidal lantern']]);
  expect(onChanged).toHaveBeenCalledOnce();
  await screen.findByText('Password changed. Your other devices were logged out.');
});

it.each([
  ['', 'tidal lantern', 'Current password', 'Enter your current password.'],
  ['correct horse', '', 'New password', 'Enter a new password.'],
  ['correct horse', 'short', 'New password', 'This password is too short.'],
  ['correct horse', 'correct horse', 'New password', 'Choose a password that differs from your current one.'],
])('%j to %j is told at its field', (old, next, label, text) => {
  const { changePassword, type, submit } = change();
  type('Current password', old);
  type('New password', next);
  submit();
  screen.getByText(text);
  expect(document.activeElement).toBe(screen.getByLabelText(label));
  expect(changePassword).not.toHaveBeenCalled();
});

it('a wrong old password is told at its field, and may be tried again', async () => {
  const { changePassword, onClose, onChanged, type, submit } = change(() => Promise.reject(wrongOld));
  type('Current password', 'wrong horse');
  type('New password', 'tidal lantern');
  submit();
  await screen.findByText("This isn't your current password.");
  expect(document.activeElement).toBe(screen.getByLabelText('Current password'));
  type('Current password', 'correct horse');
  expect(screen.queryByText("This isn't your current password.")).toBeNull();
  submit();
  expect(changePassword).toHaveBeenCalledTimes(2);
  expect(onChanged).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
});

it('without an answer it says that the password may have changed', async () => {
  const { type, submit } = change(() => Promise.reject(new NetworkTrouble()));
  type('Current password', 'correct horse');
  type('New password', 'tidal lantern');
  submit();
  await screen.findByText(/Your password may have changed/);
});

it.each([
  ['was made', same, true],
  ['was not made', wrongOld, false],
])('after a lost answer, a try tells whether the change %s', async (_, second, done) => {
  const answers = [new NetworkTrouble(), wrongOld, second];
  const { changePassword, onClose, onChanged, type, submit } = change(() =>
    Promise.reject(answers.shift() ?? new Error('asked too often')),
  );
  type('Current password', 'correct horse');
  type('New password', 'tidal lantern');
  submit();
  await screen.findByText(/Your password may have changed/);
  submit();
  await vi.waitFor(() => {
    expect(changePassword.mock.calls.slice(1)).toEqual([
      ['correct horse', 'tidal lantern'],
      ['tidal lantern', 'tidal lantern'],
    ]);
  });
  await screen.findByText(
    done ? 'Password changed. Your other devices were logged out.' : "This isn't your current password.",
  );
  expect(onChanged).toHaveBeenCalledTimes(done ? 1 : 0);
  expect(onClose).toHaveBeenCalledTimes(done ? 1 : 0);
});

it('after a lost answer, yet another password follows the one that came through', async () => {
  const answers: (Error | undefined)[] = [new NetworkTrouble(), wrongOld, undefined];
  const { changePassword, onClose, type, submit } = change(() => {
    const next = answers.shift();
    return next ? Promise.reject(next) : Promise.resolve();
  });
  type('Current password', 'correct horse');
  type('New password', 'tidal lantern');
  submit();
  await screen.findByText(/Your password may have changed/);
  type('New password', 'amber lighthouse');
  submit();
  await vi.waitFor(() => {
    expect(onClose).toHaveBeenCalledOnce();
  });
  expect(changePassword.mock.lastCall).toEqual(['tidal lantern', 'amber lighthouse']);
});
