import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { AccountId } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { RemarkField, remarkOf, remarkTooLong } from './RemarkField';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/layout/Card';
import styles from './person.module.css';

interface Props {
  other: AccountId;
  remark: string | undefined;
}

/** A private name for somebody; left empty, it is taken away. */
export function RemarkForm({ other, remark = '' }: Props) {
  const t = useT();
  const [text, setText] = useState(remark);
  const { busy, problem, perform } = usePerform();
  const changed = text.trim() !== remark;

  return (
    <Card
      as="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || remarkTooLong(text) || !changed) return;
        void perform({ type: 'friendship.change-remark', other, ...remarkOf(text) });
      }}
    >
      <RemarkField
        label={t('person.remark')}
        value={text}
        error={problem && problemText(t, problem)}
        onChange={setText}
        after={
          changed && (
            <Button type="submit" look="plain" small className={styles['in-box']} aria-disabled={busy}>
              {t('person.remark-save')}
            </Button>
          )
        }
      />
    </Card>
  );
}
