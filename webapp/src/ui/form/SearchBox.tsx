import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './SearchBox.module.css';

/** Around a field that one searches with, and what stands beside it. */
export function SearchBox({ className, ...props }: ComponentProps<'label'>) {
  return <label {...props} className={classes(styles.search, className)} />;
}
