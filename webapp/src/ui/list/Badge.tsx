import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Badge.module.css';

interface Look {
  /** It calls for no attention. */
  quiet?: boolean;
  /** It has no number. */
  mark?: boolean;
}

/** How many, in a line of text. */
export function Badge({ quiet, mark, ...props }: ComponentProps<'span'> & Look) {
  return (
    <span
      data-badge=""
      {...props}
      className={classes(styles.count, quiet && styles.quiet, mark && styles.mark)}
    />
  );
}

/** How many, on the corner of something. */
export function CornerBadge({ className, ...props }: ComponentProps<'span'>) {
  return <span {...props} className={classes(styles.dot, className)} />;
}
