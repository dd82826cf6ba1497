import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Card.module.css';

type Props = ComponentProps<'form'> & { as?: 'div' | 'p' | 'form' | 'section' };

/** A framed part of a page. */
export function Card({ as: Element = 'div', className, ...props }: Props) {
  return <Element {...(props as object)} className={classes(styles.group, className)} />;
}
