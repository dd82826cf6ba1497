import { LogOut as Icon } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n';
import { useModel, useSession } from '../../session/hooks';
import { Confirm } from '../../ui/Confirm';
import { ErrorLine } from '../../ui/Field';
import { formProblem } from '../../ui/problems';

/** Ends the session on this device, after a question. */
export function LogOut() {
  const t = useT();
  const session = useSession();
  const unsent = useModel((model) => model.outbox.some((message) => message.state !== 'accepted'));
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const logOut = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await session.logOut();
    } catch (error) {
      setProblem(formProblem(t, error).text);
      setBusy(false);
    }
  };

  return (
    <div className="group">
      <button
        type="button"
        className="btn danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        <Icon aria-hidden="true" />
        {t('settings.logout')}
      </button>
      <Confirm
        open={asking}
        onClose={() => {
          setAsking(false);
        }}
        title={t('settings.logout-ask')}
        explanation={
          <>
            <p>{t('settings.logout-explain')}</p>
            {unsent && <p>{t('settings.logout-unsent')}</p>}
            {problem !== undefined && <ErrorLine>{problem}</ErrorLine>}
          </>
        }
        cancel={t('action.cancel')}
        action={t('settings.logout')}
        busy={busy}
        onConfirm={() => void logOut()}
      />
    </div>
  );
}
