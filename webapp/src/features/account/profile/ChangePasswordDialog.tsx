import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import type { SelfView } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { formProblem } from '../../../problems/form-problem';
import { ErrorLine } from '../../../ui/form/Field';
import { say } from '../../../ui/overlay/Toasts';
import { PasswordField } from '../login/PasswordField';
import { passwordProblem } from '../register/registration';
import { StrengthMeter } from '../register/StrengthMeter';
import { FormDialog, type FormInDialog } from './FormDialog';
import styles from './dialogs.module.css';
import { changePassword, isUnanswered } from './password-change';

interface Props {
  open: boolean;
  self: SelfView;
  onClose: () => void;
  /** The log-ins on other devices are over. */
  onChanged: () => void;
}

/** Another password, for whoever knows the old one; it ends the log-ins on other devices. */
export function ChangePasswordDialog({ open, self, onClose, onChanged }: Props) {
  const t = useT();
  return (
    <FormDialog open={open} onClose={onClose} title={t('password.change')} submit={t('password.change')}>
      {(form) => (
        <>
          <p>{t('password.explain')}</p>
          <PasswordForm
            {...form}
            self={self}
            onDone={() => {
              onChanged();
              onClose();
            }}
          />
        </>
      )}
    </FormDialog>
  );
}

interface FormProps extends FormInDialog {
  self: SelfView;
  onDone: () => void;
}

const fields = ['oldPassword', 'newPassword'] as const;
type PasswordName = (typeof fields)[number];

/** What is plainly wrong, told before anything is sent: at which field, and its code. */
function check(form: Record<PasswordName, string>): [PasswordName, string] | undefined {
  if (form.oldPassword === '') return ['oldPassword', 'required'];
  const wrong = passwordProblem(form.newPassword);
  if (wrong !== undefined) return ['newPassword', wrong];
  return form.newPassword === form.oldPassword ? ['newPassword', 'same-password'] : undefined;
}

function PasswordForm({ id, self, busy, onBusy, onDone }: FormProps) {
  const t = useT();
  const { account } = useSession();
  const [form, setForm] = useState({ oldPassword: '', newPassword: '' });
  const [error, setError] = useState<{ field: string; text: string }>();
  /** The new password of a try that had no answer. */
  const [unanswered, setUnanswered] = useState<string>();

  const refuse = (field: string, text: string) => {
    setError({ field, text });
    document.getElementsByName(field)[0]?.focus();
  };
  const submit = async () => {
    const [field, code] = check(form) ?? [];
    if (field !== undefined && code !== undefined) {
      refuse(field, problemText(t, code, field));
      return;
    }
    onBusy(true);
    setError(undefined);
    try {
      await changePassword(account.api, form.oldPassword, form.newPassword, unanswered);
      say(t('password.changed'));
      onDone();
    } catch (failure) {
      if (isUnanswered(failure)) {
        setUnanswered(form.newPassword);
        refuse('', t('password.unanswered'));
      } else {
        const told = formProblem(t, failure);
        refuse(told.field, told.text);
      }
    }
    onBusy(false);
  };
  const bound = (name: PasswordName) => ({
    name,
    required: true,
    value: form[name],
    error: error?.field === name ? error.text : undefined,
    onChange: ({ target }: { target: { value: string } }) => {
      setForm({ ...form, [name]: target.value });
      setError(undefined);
    },
  });
  const atNone = error && !fields.some((name) => name === error.field);

  return (
    <form
      id={id}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      {/* whose password it is, for the keepers of passwords */}
      <input hidden readOnly autoComplete="username" value={self.handle} />
      <PasswordField
        label={t('password.old')}
        autoComplete="current-password"
        autoFocus
        {...bound('oldPassword')}
      />
      <PasswordField
        label={t('password.new')}
        hint={t('register.password-hint', { count: limits.passwordMin })}
        autoComplete="new-password"
        {...bound('newPassword')}
      />
      <StrengthMeter password={form.newPassword} names={[self.nickname, self.handle]} />
      {atNone && <ErrorLine>{error.text}</ErrorLine>}
    </form>
  );
}
