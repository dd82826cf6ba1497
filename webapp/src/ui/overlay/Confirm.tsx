import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { Button, buttonClass } from '../button/Button';
import { ErrorLine } from '../form/Field';
import { Actions } from '../layout/Actions';
import { Lasting } from './Lasting';
import styles from './Dialog.module.css';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  explanation: ReactNode;
  /** What stood against it when it was tried. */
  problem?: string | undefined;
  cancel: string;
  /** What the button says that does it. */
  action: string;
  onConfirm: () => void;
  busy?: boolean;
}

/** Asks before something that can't simply be undone. */
export function Confirm({
  open,
  onClose,
  title,
  explanation,
  problem,
  cancel,
  action,
  onConfirm,
  busy = false,
}: Props) {
  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.veil} />
        <AlertDialog.Popup className={styles.dialog}>
          <Lasting open={open}>
            <AlertDialog.Title>{title}</AlertDialog.Title>
            <AlertDialog.Description render={<div />}>{explanation}</AlertDialog.Description>
            {problem !== undefined && <ErrorLine>{problem}</ErrorLine>}
            <Actions className={styles.actions}>
              <AlertDialog.Close className={buttonClass({ look: 'plain', small: true })}>
                {cancel}
              </AlertDialog.Close>
              <Button look="danger" small disabled={busy} onClick={onConfirm}>
                {action}
              </Button>
            </Actions>
          </Lasting>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
