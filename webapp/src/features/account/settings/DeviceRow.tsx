import { Monitor, Smartphone } from 'lucide-react';
import { useT } from '../../../i18n';
import type { SessionView } from '../../../protocol/views';
import { useDates } from '../../../ui/text/useDates';
import { Button } from '../../../ui/button/Button';
import styles from './Devices.module.css';

/** One log-in: what it calls itself and when it was last used. */
export function DeviceRow({ session, onEnd }: { session: SessionView; onEnd: () => void }) {
  const t = useT();
  const { short } = useDates();
  const { client, lastUsed, current } = session;
  const name = client === '' ? t('devices.unnamed') : client;
  const Icon = /Android|iPhone/.test(client) ? Smartphone : Monitor;
  return (
    <li className={styles.device}>
      <Icon aria-hidden="true" />
      <span>
        <bdi>{name}</bdi>
        <small>
          {current ? (
            t('devices.this')
          ) : (
            <time dateTime={lastUsed}>{t('devices.last-used', { time: short(Date.parse(lastUsed)) })}</time>
          )}
        </small>
      </span>
      {!current && (
        <Button look="plain" small aria-label={t('devices.end-one', { device: name })} onClick={onEnd}>
          {t('devices.end')}
        </Button>
      )}
    </li>
  );
}
