import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { problemText, useT } from '../../../i18n';
import { useSession } from '../../../session/hooks/useSession';
import { ErrorLine, Field } from '../../../ui/form/Field';
import { LoggedOutPage, invitation } from './LoggedOutPage';
import { PasswordField } from './PasswordField';
import { formProblem } from '../../../problems/form-problem';
import { UnsentNotice } from './UnsentNotice';
import { Button } from '../../../ui/button/Button';
import { TextLink } from '../../../ui/button/TextButton';
import styles from './LoggedOutPage.module.css';

/** `about` stands above the form: what one logs in for. */
export function Login({ about }: { about?: ReactNode }) {
  const t = useT();
  const session = useSession();
  const navigate = useNavigate();
  const { next, query, handle } = invitation(useLocation());
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [tried, setTried] = useState(false);
  const missing = { username: login.trim() === '', password: password === '' };
  const lacks = (field: keyof typeof missing, named: string) =>
    tried && missing[field] ? problemText(t, 'required', named) : undefined;

  const submit = async () => {
    if (busy) return;
    setProblem(undefined);
    setTried(true);
    const empty = (['username', 'password'] as const).find((field) => missing[field]);
    if (empty) {
      document.getElementsByName(empty)[0]?.focus();
      return;
    }
    setBusy(true);
    try {
      await session.logIn(login.trim(), password);
      void navigate(next, { replace: true });
    } catch (error) {
      setProblem(formProblem(t, error).text);
      setBusy(false);
    }
  };

  return (
    <LoggedOutPage title={t('login.title')}>
      <p>{handle === undefined ? t('login.welcome') : t('login.invited', { handle })}</p>
      {about}
      <UnsentNotice />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          label={t('login.name')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          value={login}
          error={lacks('username', 'login')}
          onChange={({ target }) => {
            setLogin(target.value);
          }}
        />
        <PasswordField
          label={t('login.password')}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          error={lacks('password', 'password')}
          onChange={({ target }) => {
            setPassword(target.value);
          }}
        />
        {problem !== undefined && <ErrorLine>{problem}</ErrorLine>}
        <Button type="submit" aria-disabled={busy}>
          {t('login.submit')}
        </Button>
      </form>
      <p className={styles.foot}>
        <TextLink to={`/register${query}`}>{t('login.register')}</TextLink>
      </p>
    </LoggedOutPage>
  );
}
