import { problemText, useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { Switch } from '../../../ui/form/Switch';
import { Card } from '../../../ui/layout/Card';

/** Whether friends add one to a group, or one is asked first. */
export function AskBeforeGroups() {
  const t = useT();
  const askFirst = useModel((model) => model.state.self?.askBeforeGroups);
  const { busy, problem, perform } = usePerform();
  if (askFirst === undefined) return null;
  return (
    <Card>
      <h2>{t('settings.groups')}</h2>
      <Switch
        label={t('settings.ask-first')}
        checked={askFirst}
        disabled={busy}
        onChange={(checked) => void perform({ type: 'account.change-invitations', askFirst: checked })}
      />
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
    </Card>
  );
}
