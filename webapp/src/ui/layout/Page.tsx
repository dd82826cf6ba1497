import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Page.module.css';

/** What one reads and fills in, in one column that scrolls. */
export function Page({ className, ...props }: ComponentProps<'section'>) {
  return <section {...props} className={classes(styles.page, className)} />;
}
