import { lazy, Suspense, type ChangeEvent } from 'react';
import { useT } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import { Field } from '../../../ui/form/Field';
import { smallTyped, toSmall } from '../../../ui/form/small-letters';
import { PasswordField } from '../login/PasswordField';
import type { Form, FormField } from './registration';
import { StrengthMeter } from './StrengthMeter';
import { Bone } from '../../../ui/list/Bone';
import styles from './PhoneField.module.css';

const PhoneField = lazy(() => import('./PhoneField'));

interface Props {
  form: Form;
  errors: Partial<Record<FormField, string>>;
  onChange: (fields: Partial<Form>) => void;
}

export function RegisterFields({ form, errors, onChange }: Props) {
  const t = useT();
  const bound = (field: Exclude<FormField, 'phone'>) => ({
    name: field,
    required: true,
    value: form[field],
    error: errors[field],
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
      onChange({ [field]: target.value });
    },
  });
  const plain = { autoCapitalize: 'none', spellCheck: false };
  return (
    <>
      <Field
        label={t('register.nickname')}
        dir="auto"
        autoComplete="nickname"
        autoFocus
        limit={limits.nickname}
        {...bound('nickname')}
      />
      <Field
        label={t('register.handle')}
        hint={t('register.handle-hint')}
        autoComplete="username"
        {...plain}
        {...bound('handle')}
        onChange={(event) => {
          onChange({ handle: smallTyped(event) });
        }}
        onCompositionEnd={({ currentTarget }) => {
          onChange({ handle: toSmall(currentTarget) });
        }}
      />
      <Field label={t('register.email')} type="email" autoComplete="email" {...plain} {...bound('email')} />
      <Suspense fallback={<Bone as="div" className={styles['phone-bone']} />}>
        <PhoneField
          error={errors.phone}
          onChange={(phone) => {
            onChange({ phone });
          }}
        />
      </Suspense>
      <PasswordField
        label={t('register.password')}
        hint={t('register.password-hint', { count: limits.passwordMin })}
        autoComplete="new-password"
        {...bound('password')}
      />
      <StrengthMeter
        password={form.password}
        names={[form.nickname, form.handle, ...form.email.split('@')]}
      />
      <PasswordField label={t('register.confirm')} autoComplete="new-password" {...bound('confirm')} />
    </>
  );
}
