import type { ComponentProps } from 'react';
import styles from './InvitedGroupFrame.module.css';

/** Where the group stands that an invite link leads to; there before it is known. */
export function InvitedGroupFrame(props: ComponentProps<'div'>) {
  return <div data-testid="to-join" {...props} className={styles['to-join']} />;
}
