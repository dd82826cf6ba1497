import { problemText, useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { Switch } from '../../../ui/form/Switch';
import { Card } from '../../../ui/layout/Card';
import { Hint } from '../../../ui/layout/Hint';

/** Whether one is found by e-mail or phone. */
export function Discoverability() {
  const t = useT();
  const self = useModel((model) => model.state.self);
  const { busy, problem, perform } = usePerform();
  if (!self) return null;
  const change = (byEmail: boolean, byPhone: boolean) =>
    void perform({ type: 'account.change-discoverability', byEmail, byPhone });
  return (
    <Card>
      <h2>{t('settings.found')}</h2>
      <Hint>{t('settings.found-explain')}</Hint>
      <Switch
        label={t('settings.by-email')}
        checked={self.findableByEmail}
        disabled={busy}
        onChange={(checked) => {
          change(checked, self.findableByPhone);
        }}
      />
      <Switch
        label={t('settings.by-phone')}
        checked={self.findableByPhone}
        disabled={busy}
        onChange={(checked) => {
          change(self.findableByEmail, checked);
        }}
      />
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
    </Card>
  );
}
