import { ArrowDown } from 'lucide-react';
import { useT } from '../../../i18n';
import { CornerBadge } from '../../../ui/list/Badge';
import styles from './chat.module.css';

/** Leads to the newest message, and says how many below are unread. */
export function JumpButton({ count, onClick }: { count: number; onClick: () => void }) {
  const t = useT();
  const label = count > 0 ? t('chat.jump-unread', { count }) : t('chat.jump');
  return (
    <button type="button" className={styles.jump} aria-label={label} title={label} onClick={onClick}>
      {count > 0 && (
        <CornerBadge className={styles.badge} aria-hidden="true">
          {count > 999 ? '999+' : count}
        </CornerBadge>
      )}
      <ArrowDown aria-hidden="true" />
    </button>
  );
}
