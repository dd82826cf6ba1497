import { Toast } from '@base-ui/react/toast';
import { useCallback } from 'react';
import { problemText, useT } from '../../i18n';
import type { CommandBody } from '../../protocol/commands';
import { useSession } from '../../session/hooks/useSession';
import { troubleOf } from '../../session/hooks/usePerform';
import styles from './Toasts.module.css';

const manager = Toast.createToastManager();

/** Says something for a few seconds, wherever one is. */
export function say(text: string): void {
  manager.add({ description: text });
}

/** Carries out a menu's command. The menu is gone when the answer comes: what went wrong is said in a toast. */
export function useCommand(): (body: CommandBody) => Promise<boolean> {
  const t = useT();
  const session = useSession();
  return useCallback(
    async (body) => {
      const trouble = troubleOf(await session.account.perform(body));
      if (trouble) say(problemText(t, trouble));
      return trouble === undefined;
    },
    [t, session],
  );
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
