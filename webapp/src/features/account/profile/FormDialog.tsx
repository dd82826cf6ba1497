import { useId, useState, type ReactNode } from 'react';
import { useT } from '../../../i18n';
import { Button } from '../../../ui/button/Button';
import { Dialog } from '../../../ui/overlay/Dialog';

/** What a form in a dialog is given: the id by which its button finds it, and whether it is at work. */
export interface FormInDialog {
  id: string;
  busy: boolean;
  onBusy: (busy: boolean) => void;
}

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What the button says that sends the form. */
  submit: string;
  children: (form: FormInDialog) => ReactNode;
}

/** A dialog around one form. */
export function FormDialog({ open, onClose, title, submit, children }: Props) {
  const t = useT();
  const id = useId();
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      close={t('action.cancel')}
      action={
        <Button type="submit" form={id} small aria-disabled={busy}>
          {submit}
        </Button>
      }
    >
      {children({ id, busy, onBusy: setBusy })}
    </Dialog>
  );
}
