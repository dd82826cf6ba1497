import { useT } from '../../i18n';
import { Field } from '../../ui/form/Field';
import { Switch } from '../../ui/form/Switch';
import type { AttentionSettings } from './settings';
import styles from './QuietHours.module.css';

interface Props {
  settings: AttentionSettings;
  onChange: (change: Partial<AttentionSettings>) => void;
}

/** The hours in which one isn't called. */
export function QuietHours({ settings: { quiet, from, to }, onChange }: Props) {
  const t = useT();
  const time = (key: 'from' | 'to', value: string) => (
    <Field
      label={t(`attention.quiet-${key}`)}
      type="time"
      value={value}
      required
      onChange={({ target }) => {
        if (target.value !== '') onChange({ [key]: target.value });
      }}
    />
  );
  return (
    <>
      <Switch
        label={t('attention.quiet')}
        hint={quiet ? t('attention.quiet-explain') : undefined}
        checked={quiet}
        onChange={(on) => {
          onChange({ quiet: on });
        }}
      />
      {quiet && (
        <div className={styles['two-fields']}>
          {time('from', from)}
          {time('to', to)}
        </div>
      )}
    </>
  );
}
