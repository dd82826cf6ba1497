import { useEffect, useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { problemText, useT } from '../../../i18n';
import { useSession } from '../../../session/hooks/useSession';
import { ErrorLine } from '../../../ui/form/Field';
import { AvatarPicker } from './AvatarPicker';
import { LoggedOutPage, invitation } from '../login/LoggedOutPage';
import { formProblem } from '../../../problems/form-problem';
import { RegisterFields } from './RegisterFields';
import { check, type Form, type FormField } from './registration';
import { UnsentNotice } from '../login/UnsentNotice';
import { Button } from '../../../ui/button/Button';
import { TextLink } from '../../../ui/button/TextButton';
import styles from '../login/LoggedOutPage.module.css';

const blank: Form = {
  avatar: 'fox',
  nickname: '',
  handle: '',
  email: '',
  phone: '',
  password: '',
  confirm: '',
};

/** `about` stands above the form: what one registers for. */
export function Register({ about }: { about?: ReactNode }) {
  const t = useT();
  const session = useSession();
  const navigate = useNavigate();
  const { next, query, handle } = invitation(useLocation());
  const [form, setForm] = useState(blank);
  const [errors, setErrors] = useState<Partial<Record<FormField | '', string>>>({});
  const [closed, setClosed] = useState(false);
  const [busy, setBusy] = useState(false);
  // the same for each try to send the same form
  const [clientId, setClientId] = useState(() => session.newId());

  useEffect(() => {
    session.registrationOpen().then(
      (open) => {
        setClosed(!open);
      },
      () => undefined,
    );
  }, [session]);

  const change = (fields: Partial<Form>) => {
    setForm({ ...form, ...fields });
    setClientId(session.newId());
    const names = Object.keys(fields);
    setErrors(
      Object.fromEntries(Object.entries(errors).filter(([field]) => field !== '' && !names.includes(field))),
    );
  };

  const submit = async () => {
    if (busy) return;
    const found = Object.entries(check(form)).map(
      ([field, code]) => [field, problemText(t, code, field)] as const,
    );
    setErrors(Object.fromEntries(found));
    if (found[0]) {
      document.getElementsByName(found[0][0])[0]?.focus();
      return;
    }
    setBusy(true);
    try {
      const { confirm: _, phone, ...rest } = form;
      await session.register({ clientId, ...rest, ...(phone === '' ? {} : { phone }) });
      void navigate(next, { replace: true });
    } catch (error) {
      const { field, text } = formProblem(t, error);
      const shown = field in form ? field : '';
      setErrors({ [shown]: text });
      document.getElementsByName(shown)[0]?.focus();
      setBusy(false);
    }
  };

  return (
    <LoggedOutPage title={t('register.title')}>
      {handle !== undefined && <p>{t('register.invited', { handle })}</p>}
      {about}
      <UnsentNotice />
      {closed && <ErrorLine>{t('register.closed')}</ErrorLine>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <AvatarPicker
          value={form.avatar}
          onChange={(avatar) => {
            change({ avatar });
          }}
        />
        <RegisterFields form={form} errors={errors} onChange={change} />
        {errors[''] !== undefined && <ErrorLine>{errors['']}</ErrorLine>}
        <Button type="submit" aria-disabled={busy} disabled={closed}>
          {t('register.submit')}
        </Button>
      </form>
      <p className={styles.foot}>
        {t('register.have-one')} <TextLink to={`/login${query}`}>{t('login.submit')}</TextLink>
      </p>
    </LoggedOutPage>
  );
}
