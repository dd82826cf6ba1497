import { useState } from 'react';
import { useT } from '../../../i18n';
import type { SessionView } from '../../../protocol/views';
import { Confirm } from '../../../ui/overlay/Confirm';
import { ErrorLine } from '../../../ui/form/Field';
import { formProblem } from '../../../problems/form-problem';
import { DeviceRow } from './DeviceRow';
import { useSessionList } from './useSessionList';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/layout/Card';
import { Hint } from '../../../ui/layout/Hint';
import styles from './Devices.module.css';
import { SkeletonLines } from '../../../ui/list/Skeleton';

/** Where one is logged in, and a way to end each but this. */
export function Devices() {
  const t = useT();
  const { sessions, failed, reload, end } = useSessionList();
  const [asked, setAsked] = useState<readonly SessionView[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const others = sessions?.filter((session) => !session.current) ?? [];

  const ask = (about: readonly SessionView[]) => {
    setProblem(undefined);
    setAsked(about);
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await end(asked);
      setAsked([]);
    } catch (error) {
      setProblem(formProblem(t, error).text);
    }
    setBusy(false);
  };

  return (
    <Card as="section" aria-labelledby="devices-title">
      <h2 id="devices-title">{t('devices.title')}</h2>
      {failed && (
        <>
          <ErrorLine>{t('devices.failed')}</ErrorLine>
          <Button look="plain" small onClick={() => void reload()}>
            {t('devices.retry')}
          </Button>
        </>
      )}
      {!sessions && !failed && (
        <div role="status" aria-label={t('app.loading')}>
          <SkeletonLines className={styles.loading} />
        </div>
      )}
      {sessions && (
        <ul className={styles.devices}>
          {sessions.map((session) => (
            <DeviceRow
              key={session.sessionId}
              session={session}
              onEnd={() => {
                ask([session]);
              }}
            />
          ))}
        </ul>
      )}
      {sessions && others.length === 0 && <Hint>{t('devices.only-this')}</Hint>}
      {others.length > 1 && (
        <Button
          look="plain"
          small
          onClick={() => {
            ask(others);
          }}
        >
          {t('devices.end-others')}
        </Button>
      )}
      <Confirm
        open={asked.length > 0}
        onClose={() => {
          setAsked([]);
        }}
        title={t(asked.length > 1 ? 'devices.end-others-ask' : 'devices.end-ask')}
        explanation={<p>{t('devices.end-explain')}</p>}
        problem={problem}
        cancel={t('action.cancel')}
        action={t('devices.end')}
        busy={busy}
        onConfirm={() => void confirm()}
      />
    </Card>
  );
}
