import { Component, type ReactNode } from 'react';
import { useT } from '../i18n';

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

function WayOut() {
  const t = useT();
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
