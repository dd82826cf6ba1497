import { problemText, useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { Switch } from '../../../ui/form/Switch';

/** Whether others see what one has read and when one is there; who hides it sees none of theirs. */
export function Privacy() {
  const t = useT();
  const self = useModel((model) => model.state.self);
  const { busy, problem, perform } = usePerform();
  if (!self) return null;
  const change = (readMarks: boolean, presence: boolean) =>
    void perform({ type: 'account.change-privacy', readMarks, presence });
  return (
    <div className="group">
      <h2>{t('settings.privacy')}</h2>
      <p className="hint">{t('settings.privacy-explain')}</p>
      <Switch
        label={t('settings.read-marks')}
        checked={self.readMarks}
        disabled={busy}
        onChange={(checked) => {
          change(checked, self.presence);
        }}
      />
      <Switch
        label={t('settings.presence')}
        checked={self.presence}
        disabled={busy}
        onChange={(checked) => {
          change(self.readMarks, checked);
        }}
      />
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
    </div>
  );
}
