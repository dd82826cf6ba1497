import type { ComponentProps } from 'react';
import styles from './ChatEnd.module.css';

/** Stands in the composer's place where nothing can be said. */
export function ChatEnd(props: ComponentProps<'div'>) {
  return <div {...props} className={styles['closed-chat']} />;
}
