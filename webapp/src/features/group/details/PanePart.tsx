import type { ComponentProps } from 'react';
import { classes } from '../../../ui/classes';
import styles from './PanePart.module.css';

/** One of the parts of a group's details, under each other. */
export function PanePart({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} className={classes(styles['pane-part'], className)} />;
}
