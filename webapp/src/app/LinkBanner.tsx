import { RefreshCw, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../i18n';
import { useModel } from '../session/hooks';

/** A short interruption isn't worth a word. */
const PATIENCE_MILLIS = 1_500;

/** Says that there is no connection, or that the page is too old. */
export function LinkBanner() {
  const t = useT();
  const link = useModel((model) => model.link);
  const outdated = useModel((model) => model.outdated);
  const [late, setLate] = useState(false);

  useEffect(() => {
    if (link !== 'connecting') return;
    const timer = setTimeout(() => {
      setLate(true);
    }, PATIENCE_MILLIS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [link]);

  if (outdated) {
    return (
      <p className="banner link-banner" role="status">
        <RefreshCw aria-hidden="true" />
        <span>{t('link.outdated')}</span>
        <button
          type="button"
          className="link"
          onClick={() => {
            location.reload();
          }}
        >
          {t('app.reload')}
        </button>
      </p>
    );
  }
  if (link === 'connected' || (link === 'connecting' && !late)) return null;
  return (
    <p className="banner link-banner" role="status">
      <WifiOff aria-hidden="true" />
      <span>{t(link === 'offline' ? 'link.offline' : 'link.connecting')}</span>
    </p>
  );
}
