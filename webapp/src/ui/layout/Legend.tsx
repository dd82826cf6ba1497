import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Legend.module.css';

/** What a group of fields is called. */
export function Legend({ className, ...props }: ComponentProps<'legend'>) {
  return <legend {...props} className={classes(styles.label, className)} />;
}
