import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Rows.module.css';

/** Where the rows of a list stand, which scrolls. */
export function Rows({
  as: Element = 'div',
  className,
  ...props
}: ComponentProps<'div'> & { as?: 'div' | 'nav' }) {
  return <Element data-testid="rows" {...props} className={classes(styles.rows, className)} />;
}
