import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { AccountId, RequestView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { useDates } from '../../../ui/text/useDates';
import { RequestForm } from './RequestForm';

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
    <div className="group">
      <p>{t('request.sent', { time: dates.short(Date.parse(request.time)) })}</p>
      {request.message !== undefined && <blockquote dir="auto">{request.message}</blockquote>}
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
      <div className="actions">
        {again && (
          <button
            type="button"
            className="btn"
            onClick={() => {
              setAsking(true);
            }}
          >
            {t('request.again')}
          </button>
        )}
        <button
          type="button"
          className="btn plain"
          disabled={busy}
          onClick={() => void perform({ type: 'friendship.withdraw', other })}
        >
          {t('request.withdraw')}
        </button>
      </div>
    </div>
  );
}
