import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './SectionTitle.module.css';

type Props = ComponentProps<'h2'> & { as?: 'h2' | 'p' };

/** Above the rows of a part of a list. */
export function SectionTitle({ as: Element = 'h2', className, ...props }: Props) {
  return <Element {...props} className={classes(styles['section-title'], className)} />;
}
