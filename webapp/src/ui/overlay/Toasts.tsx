import { Toast } from '@base-ui/react/toast';
import styles from './Toasts.module.css';

const manager = Toast.createToastManager();

/** Says something for a few seconds, wherever one is. */
export function say(text: string): void {
  manager.add({ description: text });
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
      <Toast.Content>
        <Toast.Description />
      </Toast.Content>
    </Toast.Root>
  ));
}
