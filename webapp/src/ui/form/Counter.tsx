import { useLanguage, useT } from '../../i18n';
import { classes } from '../classes';
import { length } from '../text/text';
import styles from './Counter.module.css';

/** From this part of its limit on a text is counted. */
const NEAR = 0.9;

/** What a text has of what it may have, in code points as the server counts; `near` where it is close to it or over. */
export function useCount(text: string, limit: number) {
  const language = useLanguage();
  const used = length(text);
  const [over, near] = [Math.max(0, used - limit), used > limit * NEAR];
  return { over, near, said: { used: used.toLocaleString(language), limit: limit.toLocaleString(language) } };
}

interface Props {
  id: string;
  count: ReturnType<typeof useCount>;
  className?: string | undefined;
}

/** How much of how much; nothing as long as there is plenty of room. */
export function Counter({ id, count: { over, near, said }, className }: Props) {
  const t = useT();
  if (!near) return null;
  return (
    <span
      id={id}
      className={classes(styles.counter, over > 0 && styles.over, className)}
      role={over > 0 ? 'status' : undefined}
    >
      {t('form.count', said)}
    </span>
  );
}
