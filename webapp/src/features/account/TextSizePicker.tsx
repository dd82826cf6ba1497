import { useT } from '../../i18n';
import { Segments } from '../../ui/Segments';
import { chooseTextSize, textSizes, useTextSize } from '../../ui/text-size';

export function TextSizePicker() {
  const t = useT();
  return (
    <Segments
      label={t('settings.text-size')}
      value={useTextSize()}
      options={textSizes.map((size) => ({ value: size, label: t(`settings.text-${size}`) }))}
      onChange={chooseTextSize}
    />
  );
}
