import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './Bone.module.css';

/** Stands where something will be, and breathes. */
export function Bone({
  as: Element = 'span',
  className,
  ...props
}: ComponentProps<'span'> & { as?: 'span' | 'div' }) {
  return <Element data-testid="bone" {...(props as object)} className={classes(styles.bone, className)} />;
}
