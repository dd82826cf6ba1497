import { problemText, useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { Switch } from '../../../ui/form/Switch';
import { Card } from '../../../ui/layout/Card';
import { Hint } from '../../../ui/layout/Hint';

/** Whether others see what one has read and when one is there; who hides it sees none of theirs. */
export function Privacy() {
  const t = useT();
  const self = useModel((model) => model.state.self);
  const { busy, problem, perform } = usePerform();
  if (!self) return null;
  const change = (readMarks: boolean, presence: boolean) =>
    void perform({ type: 'account.change-privacy', readMarks, presence });
  return (
    <Card>
      <h2>{t('settings.privacy')}</h2>
      <Hint>{t('settings.privacy-explain')}</Hint>
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
    </Card>
  );
}
