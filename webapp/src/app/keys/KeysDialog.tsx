import { useT } from '../../i18n';
import { Dialog } from '../../ui/overlay/Dialog';
import { elsewhere, shortcuts } from './shortcuts';
import styles from './KeysDialog.module.css';

/** All shortcuts. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const all = [...shortcuts.map(({ keys, name }) => ({ keys, does: `keys.${name}` as const })), ...elsewhere];
  return (
    <Dialog open={open} onClose={onClose} title={t('keys.title')} close={t('action.close')}>
      <dl className={styles.keys}>
        {all.map(({ keys, does }) => (
          <div key={does}>
            <dt>{t(does)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
