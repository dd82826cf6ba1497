import { Component, useEffect, useState, type ReactNode } from 'react';
import { useT } from '../i18n';
import { isReplaced, reloadOnce } from './install/version';

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
    <main className="empty" role="alert">
      <h2>{t('app.broken')}</h2>
      <button
        type="button"
        className="btn"
        onClick={() => {
          location.reload();
        }}
      >
        {t('app.reload')}
      </button>
    </main>
  );
}
