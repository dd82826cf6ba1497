import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { classes } from '../classes';
import { OpenLink } from '../navigation';
import styles from './Button.module.css';

interface Look {
  look?: 'plain' | 'danger' | undefined;
  small?: boolean;
}

/** For what is a button and can't be a `Button`, such as one of a library. */
export function buttonClass({ look, small }: Look = {}, className?: string): string {
  return classes(styles.btn, look && styles[look], small && styles.small, className);
}

export function Button({ look, small, className, ...props }: ComponentProps<'button'> & Look) {
  return <button type="button" {...props} className={buttonClass({ look, small }, className)} />;
}

/** Looks like a button and leads to another page. */
export function ButtonLink({ look, small, className, ...props }: ComponentProps<typeof Link> & Look) {
  return <Link {...props} className={buttonClass({ look, small }, className)} />;
}

/** The same for what stands one step above the page that one is on. */
export function OpenButton({ look, small, className, ...props }: ComponentProps<typeof OpenLink> & Look) {
  return <OpenLink {...props} className={buttonClass({ look, small }, className)} />;
}
