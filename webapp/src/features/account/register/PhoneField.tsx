import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLanguage, useT } from '../../../i18n';
import { Field } from '../../../ui/form/Field';
import { countries, formatted, likelyCountry, toE164, type CountryCode } from './phone';
import styles from './PhoneField.module.css';

interface Props {
  error?: string | undefined;
  /** E.164 as far as it can be told, or empty. */
  onChange: (phone: string) => void;
}

/** A phone number with its country; loaded apart because of the tables. */
export default function PhoneField({ error, onChange }: Props) {
  const t = useT();
  const language = useLanguage();
  const all = useMemo(() => countries(language), [language]);
  const [country, setCountry] = useState<CountryCode>(() => likelyCountry() ?? 'CN');
  const [typed, setTyped] = useState('');
  const chosen = all.find(({ code }) => code === country);

  const change = (text: string, where: CountryCode) => {
    setTyped(text);
    setCountry(where);
    onChange(text.trim() === '' ? '' : toE164(text, where));
  };

  return (
    <Field
      label={t('register.phone')}
      name="phone"
      type="tel"
      autoComplete="tel"
      value={typed}
      error={error}
      onChange={({ target }) => {
        change(target.value, country);
      }}
      onBlur={() => {
        if (typed !== '') setTyped(formatted(typed, country));
      }}
      before={
        <span className={styles.country}>
          <span aria-hidden="true">{chosen?.calling}</span>
          <ChevronDown aria-hidden="true" />
          <select
            aria-label={t('register.phone-country')}
            value={country}
            onChange={({ target }) => {
              change(typed, target.value as CountryCode);
            }}
          >
            {all.map(({ code, name, calling }) => (
              <option key={code} value={code}>
                {name} {calling}
              </option>
            ))}
          </select>
        </span>
      }
    />
  );
}
