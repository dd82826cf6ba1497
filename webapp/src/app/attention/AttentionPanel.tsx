import { Volume2 } from 'lucide-react';
import { useT } from '../../i18n';
import { useModel } from '../../session/hooks/useSession';
import { Switch } from '../../ui/form/Switch';
import { QuietHours } from './QuietHours';
import { changeAttention, useAttentionSettings } from './settings';
import { playSound } from './sound';
import { usePermission } from './usePermission';
import { Button } from '../../ui/button/Button';
import { Card } from '../../ui/layout/Card';

/** How one is called to new messages, on this browser. */
export function AttentionPanel() {
  const t = useT();
  const account = useModel((model) => model.state.me);
  const settings = useAttentionSettings(account);
  const [allowed, ask] = usePermission();
  const possible = allowed === 'granted' || allowed === 'default';
  const switchTo = async (on: boolean) => {
    changeAttention(account, { notifications: on && (await ask()) === 'granted' });
  };
  return (
    <Card>
      <h2>{t('attention.title')}</h2>
      <Switch
        label={t('attention.notifications')}
        hint={possible ? undefined : t(`attention.${allowed}`)}
        checked={settings.notifications && allowed === 'granted'}
        disabled={!possible}
        onChange={(on) => void switchTo(on)}
      />
      <Switch
        label={t('attention.preview')}
        checked={settings.preview}
        disabled={!possible}
        onChange={(preview) => {
          changeAttention(account, { preview });
        }}
      />
      <Switch
        label={t('attention.sound')}
        checked={settings.sound}
        onChange={(sound) => {
          changeAttention(account, { sound });
        }}
      />
      {settings.sound && (
        <Button look="plain" small onClick={playSound}>
          <Volume2 aria-hidden="true" />
          {t('attention.play')}
        </Button>
      )}
      <QuietHours
        settings={settings}
        onChange={(change) => {
          changeAttention(account, change);
        }}
      />
    </Card>
  );
}
