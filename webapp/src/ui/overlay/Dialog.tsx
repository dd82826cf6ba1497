import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

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
        <Base.Backdrop className="veil" />
        <Base.Popup className="dialog">
          <Base.Title>{title}</Base.Title>
          {children}
          <div className="actions">
            <Base.Close className="btn plain small">{close}</Base.Close>
            {action}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
