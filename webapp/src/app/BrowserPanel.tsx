import { useSyncExternalStore } from 'react';
import { useT } from '../i18n';
import { useModel } from '../session/hooks/useSession';
import { browser } from './install/install';
import { Button } from '../ui/button/Button';
import { Card } from '../ui/layout/Card';
import { Hint } from '../ui/layout/Hint';

/** What this browser can do here, and what it can't. */
export function BrowserPanel() {
  const t = useT();
  const durable = useModel((model) => model.durable);
  const { offline, offer } = useSyncExternalStore(browser.subscribe, browser.get);
  return (
    <Card>
      <h2>{t('browser.title')}</h2>
      <Hint>{t(durable ? 'browser.kept' : 'link.not-kept')}</Hint>
      <Hint>{t(`browser.offline-${offline}`)}</Hint>
      {offer && (
        <Button
          onClick={() => {
            browser.set({ offer: undefined });
            void offer.prompt();
          }}
        >
          {t('browser.install')}
        </Button>
      )}
    </Card>
  );
}
