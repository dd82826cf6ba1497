import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  explanation: ReactNode;
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
        <AlertDialog.Backdrop className="veil" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title>{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />}>{explanation}</AlertDialog.Description>
          <div className="actions">
            <AlertDialog.Close className="btn plain small">{cancel}</AlertDialog.Close>
            <button type="button" className="btn danger small" disabled={busy} onClick={onConfirm}>
              {action}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
