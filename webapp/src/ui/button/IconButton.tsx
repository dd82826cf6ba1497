import type { ComponentProps } from 'react';
import { classes } from '../classes';
import styles from './IconButton.module.css';

/** For what is an icon to click and can't be an `IconButton`. */
export function iconButtonClass(className?: string): string {
  return classes(styles.icon, className);
}

/** A button that is a picture. Its label is read out. */
export function IconButton({ className, ...props }: ComponentProps<'button'>) {
  return <button type="button" {...props} className={iconButtonClass(className)} />;
}
