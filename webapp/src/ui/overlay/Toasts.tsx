import { Toast } from '@base-ui/react/toast';
import styles from './Toasts.module.css';

const manager = Toast.createToastManager();

interface Action {
  label: string;
  onClick: () => void;
}

/** Says something for a few seconds, wherever one is, and offers to do something about it. */
export function say(text: string, action?: Action): void {
  if (!action) {
    manager.add({ description: text });
    return;
  }
  const { label, onClick } = action;
  const id = manager.add({
    description: text,
    actionProps: {
      children: label,
      onClick: () => {
        manager.close(id);
        onClick();
      },
    },
  });
}

/** Where toasts stand; once on the page. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={manager}>
      <Toast.Portal>
        <Toast.Viewport className={styles.toasts}>
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Shown() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast}>
      <Toast.Content className={styles.content}>
        <Toast.Description />
        <Toast.Action className={styles.action} />
      </Toast.Content>
    </Toast.Root>
  ));
}
