import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { classes } from '../classes';
import styles from './TextButton.module.css';

/** A button that looks like a link. */
export function TextButton({ className, ...props }: ComponentProps<'button'>) {
  return <button type="button" {...props} className={classes(styles.link, className)} />;
}

export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return <Link {...props} className={classes(styles.link, className)} />;
}
