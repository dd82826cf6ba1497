import { useT } from '../../../i18n';
import type { Part } from '../../../session/state/model';
import { TextButton } from '../../../ui/button/TextButton';
import { classes } from '../../../ui/classes';
import styles from './chat.module.css';

/** Says that what stands further up or down could not be read. */
export function LoadFailed({ part, onRetry }: { part: Part; onRetry: () => void }) {
  const t = useT();
  return (
    <p className={classes(styles['load-failed'], part === 'newer' && styles.newer)} role="status">
      {t(part === 'older' ? 'chat.load-failed' : 'chat.load-failed-messages')}
      <TextButton onClick={onRetry}>{t('chat.retry')}</TextButton>
    </p>
  );
}
