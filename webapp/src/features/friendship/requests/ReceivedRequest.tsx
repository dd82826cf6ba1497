import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { AccountId, RequestView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { RemarkField, remarkOf, remarkTooLong } from '../person/RemarkField';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/layout/Card';
import { Actions } from '../../../ui/layout/Actions';
import { Quote } from './Quote';

interface Props {
  other: AccountId;
  name: string;
  request: RequestView;
}

/** A request that waits for one's answer. */
export function ReceivedRequest({ other, name, request }: Props) {
  const t = useT();
  const [remark, setRemark] = useState('');
  const { busy, problem, perform } = usePerform();

  const accept = () => {
    if (busy || remarkTooLong(remark)) return;
    void perform({ type: 'friendship.accept', other, ...remarkOf(remark) });
  };

  return (
    <Card
      as="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <h2>{t('request.received', { name })}</h2>
      {request.message !== undefined && <Quote text={request.message} />}
      <RemarkField label={t('request.remark')} value={remark} onChange={setRemark} />
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
      <Actions>
        <Button type="submit" aria-disabled={busy}>
          {t('request.accept')}
        </Button>
        <Button
          look="plain"
          disabled={busy}
          onClick={() => void perform({ type: 'friendship.decline', other })}
        >
          {t('request.decline')}
        </Button>
      </Actions>
    </Card>
  );
}
