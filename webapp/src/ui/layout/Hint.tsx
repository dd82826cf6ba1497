import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Hint.module.css';

/** A word of explanation. */
export function Hint({ className, ...props }: ComponentProps<'p'>) {
  return <p {...props} className={classes(styles.hint, className)} />;
}
