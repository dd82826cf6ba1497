import { useEffect, useMemo, useState } from 'react';
import { useT, type Key } from '../../../i18n';
import { loadStrength, type Strength } from './strength';
import { classes } from '../../../ui/classes';
import styles from './StrengthMeter.module.css';

interface Props {
  password: string;
  names: readonly string[];
}

/** How hard the password is to guess; a help, never a hindrance: where that can't be told nothing stands here. */
export function StrengthMeter({ password, names }: Props) {
  const t = useT();
  const { strength, failed } = useStrength(password);
  const known = names.join('\n');
  const score = useMemo(() => strength?.(password, known.split('\n')), [strength, password, known]);

  if (password === '' || (score === undefined && failed)) return null;
  // its place is kept while it loads
  if (score === undefined) return <div className={styles.strength}>{steps(0)}</div>;
  const text = t(`register.strength-${String(score)}` as Key);
  return (
    <div
      className={classes(styles.strength, styles[`level-${String(score)}`])}
      role="meter"
      aria-label={t('register.strength')}
      aria-valuemin={0}
      aria-valuemax={4}
      aria-valuenow={score}
      aria-valuetext={text}
    >
      {steps(Math.max(1, score))}
      <span>{text}</span>
    </div>
  );
}

function steps(level: number) {
  return [1, 2, 3, 4].map((step) => <i key={step} className={step <= level ? styles.on : undefined} />);
}

/** What tells it, fetched with the first letter; what failed is fetched again with the next one. */
function useStrength(password: string) {
  const [strength, setStrength] = useState<Strength>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (password === '' || strength) return;
    loadStrength().then(
      (loaded) => {
        setStrength(() => loaded);
      },
      () => {
        setFailed(true);
      },
    );
  }, [password, strength]);
  return { strength, failed };
}
