import { useState } from 'react';
import { useT } from '../../../i18n';
import type { SessionView } from '../../../protocol/views';
import { Confirm } from '../../../ui/overlay/Confirm';
import { ErrorLine } from '../../../ui/form/Field';
import { formProblem } from '../login/form-problem';
import { DeviceRow } from './DeviceRow';
import { useSessionList } from './useSessionList';

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
    <section className="group" aria-labelledby="devices-title">
      <h2 id="devices-title">{t('devices.title')}</h2>
      {failed && (
        <>
          <ErrorLine>{t('devices.failed')}</ErrorLine>
          <button type="button" className="btn plain small" onClick={() => void reload()}>
            {t('devices.retry')}
          </button>
        </>
      )}
      {!sessions && !failed && (
        <div className="device bones" role="status" aria-label={t('app.loading')}>
          <span className="bone" />
          <span className="bone" />
        </div>
      )}
      {sessions && (
        <ul className="devices">
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
      {sessions && others.length === 0 && <p className="hint">{t('devices.only-this')}</p>}
      {others.length > 1 && (
        <button
          type="button"
          className="btn plain small"
          onClick={() => {
            ask(others);
          }}
        >
          {t('devices.end-others')}
        </button>
      )}
      <Confirm
        open={asked.length > 0}
        onClose={() => {
          setAsked([]);
        }}
        title={t(asked.length > 1 ? 'devices.end-others-ask' : 'devices.end-ask')}
        explanation={
          <>
            <p>{t('devices.end-explain')}</p>
            {problem !== undefined && <ErrorLine>{problem}</ErrorLine>}
          </>
        }
        cancel={t('action.cancel')}
        action={t('devices.end')}
        busy={busy}
        onConfirm={() => void confirm()}
      />
    </section>
  );
}
