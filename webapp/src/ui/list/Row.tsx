import type { ComponentProps } from 'react';
import { classes } from '../classes';
import { OpenLink } from '../navigation';
import styles from './Row.module.css';

/** A line of a list that opens something. */
export function RowLink({ className, ...props }: ComponentProps<typeof OpenLink>) {
  return <OpenLink data-row="" data-testid="row" {...props} className={classes(styles.row, className)} />;
}

/** A line of a list of which one is chosen by a click or the keyboard. */
export function RowOption({ active, className, ...props }: ComponentProps<'div'> & { active: boolean }) {
  return (
    <div
      role="option"
      data-testid="row"
      aria-selected={active}
      {...props}
      className={classes(styles.row, styles.hit, active && styles.active, className)}
    />
  );
}

/** A line of a list whose box is ticked. */
export function RowLabel({ className, ...props }: ComponentProps<'label'>) {
  return <label {...props} className={classes(styles.row, className)} />;
}

/** A line of a list. */
export function RowFrame({ className, ...props }: ComponentProps<'div'>) {
  return <div data-testid="row" {...props} className={classes(styles.row, className)} />;
}

/** What a row says, in lines that are cut where they are long. */
export function RowText(props: ComponentProps<'span'>) {
  return <span {...props} className={styles['row-text']} />;
}

/** The second line of a row. */
export function RowNote({ className, ...props }: ComponentProps<'span'>) {
  return <span data-testid="row-note" {...props} className={classes(styles['row-note'], className)} />;
}
