import { useState } from 'react';
import { useT } from '../../../i18n';
import { Segments } from '../../../ui/form/Segments';
import { Button } from '../../../ui/button/Button';
import styles from './links.module.css';

const hours = { day: 24, week: 168, month: 720, ever: undefined };
const uses = { any: undefined, one: 1, ten: 10, hundred: 100 };

interface Props {
  busy: boolean;
  onMake: (hours: number | undefined, uses: number | undefined) => Promise<boolean>;
}

/** Makes an invite link. */
export function LinkForm({ busy, onMake }: Props) {
  const t = useT();
  const [until, setUntil] = useState<keyof typeof hours>('week');
  const [many, setMany] = useState<keyof typeof uses>('any');
  return (
    <form
      className={styles['link-form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void onMake(hours[until], uses[many]);
      }}
    >
      <Segments
        label={t('links.holds')}
        value={until}
        options={[
          { value: 'day', label: t('links.day') },
          { value: 'week', label: t('links.days', { count: 7 }) },
          { value: 'month', label: t('links.days', { count: 30 }) },
          { value: 'ever', label: t('links.ever') },
        ]}
        onChange={setUntil}
      />
      <Segments
        label={t('links.for')}
        value={many}
        options={[
          { value: 'any', label: t('links.any') },
          { value: 'one', label: String(uses.one) },
          { value: 'ten', label: String(uses.ten) },
          { value: 'hundred', label: String(uses.hundred) },
        ]}
        onChange={setMany}
      />
      <Button type="submit" aria-disabled={busy}>
        {t('links.make')}
      </Button>
    </form>
  );
}
