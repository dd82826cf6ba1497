import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Box.module.css';

/** The frame of a field. */
export function Box({ wrong = false, className, ...props }: ComponentProps<'div'> & { wrong?: boolean }) {
  return <div {...props} className={classes(styles.box, wrong && styles.wrong, className)} />;
}
