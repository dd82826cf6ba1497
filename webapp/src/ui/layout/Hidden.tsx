import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Hidden.module.css';

type Props = ComponentProps<'span'> & { as?: 'span' | 'div' | 'h1' | 'p' | 'legend' };

/** For screen readers alone. */
export function Hidden({ as: Element = 'span', className, ...props }: Props) {
  return <Element {...(props as object)} className={classes(styles.hidden, className)} />;
}
