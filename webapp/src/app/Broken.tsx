import { Component, useEffect, useState, type ReactNode } from 'react';
import { useT } from '../i18n';
import { isReplaced, reloadOnce } from './install/version';
import { Button } from '../ui/button/Button';
import { Empty } from '../ui/layout/Empty';
import styles from './Broken.module.css';

/** Shows a way out where a page can't be drawn. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <WayOut /> : this.props.children;
  }
}

/** A part that is gone because there is a new version is no error: that version is loaded. */
function WayOut() {
  const t = useT();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    void isReplaced().then((replaced) => {
      if (!replaced || !reloadOnce()) setBroken(true);
    });
  }, []);
  if (!broken) return null;
  return (
    <main className={styles.broken}>
      <Empty role="alert">
        <h1>{t('app.broken')}</h1>
        <Button
          onClick={() => {
            location.reload();
          }}
        >
          {t('app.reload')}
        </Button>
      </Empty>
    </main>
  );
}
