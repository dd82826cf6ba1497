import { useT } from '../../i18n';
import { Skeleton } from '../../ui/list/Skeleton';
import { ConnectionBanner } from './ConnectionBanner';
import { Rows } from '../../ui/list/Rows';
import { Hidden } from '../../ui/layout/Hidden';
import styles from './frame.module.css';
import { classes } from '../../ui/classes';

/** Until it is clear whether somebody is logged in. */
export function Splash() {
  const t = useT();
  return (
    <div className={classes(styles.frame, styles['show-list'])} data-testid="frame">
      <div className={styles.rail} />
      <main className={styles.panes}>
        <section className={styles.list}>
          <Hidden as="h1">{t('app.name')}</Hidden>
          <ConnectionBanner />
          <Rows>
            <Skeleton rows={6} label={t('app.loading')} />
          </Rows>
        </section>
        <div className={styles.main} />
      </main>
    </div>
  );
}
