import { useEffect, useState } from 'react';
import { useT, type Key } from '../../../i18n';
import { strength } from './strength';
import { classes } from '../../../ui/classes';
import styles from './StrengthMeter.module.css';

interface Props {
  password: string;
  names: readonly string[];
}

/** How hard the password is to guess; a help, never a hindrance. */
export function StrengthMeter({ password, names }: Props) {
  const t = useT();
  const [score, setScore] = useState(0);
  const known = names.join('\n');

  useEffect(() => {
    let current = true;
    const show = (next: number) => {
      if (current) setScore(next);
    };
    if (password === '') show(0);
    else strength(password, known.split('\n')).then(show, () => undefined);
    return () => {
      current = false;
    };
  }, [password, known]);

  if (password === '') return null;
  const level = Math.max(1, score);
  return (
    <div
      className={classes(styles.strength, styles[`level-${String(score)}`])}
      role="meter"
      aria-label={t('register.strength')}
      aria-valuemin={0}
      aria-valuemax={4}
      aria-valuenow={score}
      aria-valuetext={t(`register.strength-${String(score)}` as Key)}
    >
      {[1, 2, 3, 4].map((step) => (
        <i key={step} className={step <= level ? styles.on : undefined} />
      ))}
      <span>{t(`register.strength-${String(score)}` as Key)}</span>
    </div>
  );
}
