import { Toast } from '@base-ui/react/toast';
import styles from './Toasts.module.css';

const manager = Toast.createToastManager();

/** So long something stays that one can do something about. */
const ACTION_MILLIS = 12_000;

interface Action {
  label: string;
  onClick: () => void;
}

/** Says something for a few seconds, wherever one is, with a button beside it where there is something to do. */
export function say(text: string, action?: Action): void {
  if (!action) {
    manager.add({ title: text });
    return;
  }
  const id: string = manager.add({
    title: text,
    timeout: ACTION_MILLIS,
    actionProps: {
      children: action.label,
      onClick: () => {
        manager.close(id);
        action.onClick();
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
    <Toast.Root key={toast.id} toast={toast} className={styles.toast} data-toast="">
      <Toast.Content className={styles.content}>
        <Toast.Title render={<p />} />
        <Toast.Action className={styles.action} />
      </Toast.Content>
    </Toast.Root>
  ));
}
