import type { ComponentProps } from 'react';
import styles from './GroupPaneFrame.module.css';

/** Where the details of a group stand beside its chat; there before they are loaded. */
export function GroupPaneFrame(props: ComponentProps<'section'>) {
  return <section {...props} className={styles['group-pane']} />;
}
