import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Empty.module.css';

type Props = ComponentProps<'div'> & { as?: 'div' | 'p' };

/** What stands where there is nothing yet: it says what to do next. */
export function Empty({ as: Element = 'div', className, ...props }: Props) {
  return <Element {...props} className={classes(styles.empty, className)} />;
}
