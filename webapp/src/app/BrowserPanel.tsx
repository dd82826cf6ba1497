import { useSyncExternalStore } from 'react';
import { useT } from '../i18n';
import { useModel } from '../session/hooks/useSession';
import { browser } from './install/install';

/** What this browser can do here, and what it can't. */
export function BrowserPanel() {
  const t = useT();
  const durable = useModel((model) => model.durable);
  const { offline, offer } = useSyncExternalStore(browser.subscribe, browser.get);
  return (
    <div className="group">
      <h2>{t('browser.title')}</h2>
      <p className="hint">{t(durable ? 'browser.kept' : 'link.not-kept')}</p>
      <p className="hint">{t(`browser.offline-${offline}`)}</p>
      {offer && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            browser.set({ offer: undefined });
            void offer.prompt();
          }}
        >
          {t('browser.install')}
        </button>
      )}
    </div>
  );
}
