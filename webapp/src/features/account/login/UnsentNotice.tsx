import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import styles from './LoggedOutPage.module.css';

/** Before a log-in: whose messages wait here for theirs. */
export function UnsentNotice() {
  const t = useT();
  const expired = useModel((model) => model.expiredLogin);
  if (!expired) return null;
  const { handle, unsent } = expired;
  return (
    <p className={styles.waiting} role="status">
      {unsent === 1 ? t('login.waiting-one', { handle }) : t('login.waiting', { handle, count: unsent })}
    </p>
  );
}
