import { speak, useLanguage, useT } from '../../../i18n';
import { Segments } from '../../../ui/form/Segments';
import { chooseTextSize, textSizes, useTextSize } from '../../../ui/device/text-size';
import { chooseTheme, useTheme } from '../../../ui/device/theme';
import { Card } from '../../../ui/layout/Card';

/** How the pages look and which language they speak, on this device. */
export function Appearance() {
  const t = useT();
  return (
    <Card>
      <h2>{t('settings.look')}</h2>
      <Segments
        label={t('settings.theme')}
        value={useTheme()}
        options={[
          { value: 'system', label: t('settings.theme-system') },
          { value: 'light', label: t('settings.theme-light') },
          { value: 'dark', label: t('settings.theme-dark') },
        ]}
        onChange={chooseTheme}
      />
      <Segments
        label={t('settings.text-size')}
        value={useTextSize()}
        options={textSizes.map((size) => ({ value: size, label: t(`settings.text-${size}`) }))}
        onChange={chooseTextSize}
      />
      <Segments
        label={t('settings.language')}
        value={useLanguage()}
        options={[
          { value: 'en', label: 'English' },
          { value: 'zh', label: '中文' },
        ]}
        onChange={(language) => void speak(language)}
      />
    </Card>
  );
}
