import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Actions.module.css';

/** Buttons beside each other. */
export function Actions({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} className={classes(styles.actions, className)} />;
}
