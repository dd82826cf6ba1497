import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { AccountId, RequestView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { useDates } from '../../../ui/text/useDates';
import { RequestForm } from './RequestForm';
import { Button } from '../../../ui/button/Button';
import { Card } from '../../../ui/layout/Card';
import { Actions } from '../../../ui/layout/Actions';
import { Quote } from './Quote';

interface Props {
  other: AccountId;
  request: RequestView;
  /** A day has passed. */
  again: boolean;
}

/** One's own request, to which no answer is seen. */
export function SentRequest({ other, request, again }: Props) {
  const t = useT();
  const dates = useDates();
  const [asking, setAsking] = useState(false);
  const { busy, problem, perform } = usePerform();
  if (asking && again) return <RequestForm other={other} withRemark={false} />;
  return (
    <Card>
      <p>{t('request.sent', { time: dates.short(Date.parse(request.time)) })}</p>
      {request.message !== undefined && <Quote text={request.message} />}
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
      <Actions>
        {again && (
          <Button
            onClick={() => {
              setAsking(true);
            }}
          >
            {t('request.again')}
          </Button>
        )}
        <Button
          look="plain"
          disabled={busy}
          onClick={() => void perform({ type: 'friendship.withdraw', other })}
        >
          {t('request.withdraw')}
        </Button>
      </Actions>
    </Card>
  );
}
