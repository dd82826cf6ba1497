import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { Actions } from '../layout/Actions';
import { buttonClass } from '../button/Button';
import { Lasting } from './Lasting';
import styles from './Dialog.module.css';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What the button says that closes it. */
  close: string;
  /** Stands beside that button: what does something. */
  action?: ReactNode;
  children: ReactNode;
}

/** Shows something above the page. */
export function Dialog({ open, onClose, title, close, action, children }: Props) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup className={styles.dialog}>
          <Lasting open={open}>
            <Base.Title>{title}</Base.Title>
            {children}
            <Actions className={styles.actions}>
              <Base.Close className={buttonClass({ look: 'plain', small: true })}>{close}</Base.Close>
              {action}
            </Actions>
          </Lasting>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
