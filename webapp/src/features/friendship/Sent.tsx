import { useState } from 'react';
import { problemText, useLanguage, useT } from '../../i18n';
import type { AccountId, RequestView } from '../../protocol/views';
import { useSession } from '../../session/hooks';
import { usePerform } from '../../session/perform';
import { shortWhen } from '../../ui/dates';
import { ErrorLine } from '../../ui/Field';
import { RequestForm } from './RequestForm';

interface Props {
  other: AccountId;
  request: RequestView;
  /** A day has passed. */
  again: boolean;
}

/** One's own request, to which no answer is seen. */
export function Sent({ other, request, again }: Props) {
  const t = useT();
  const language = useLanguage();
  const { clock } = useSession();
  const [asking, setAsking] = useState(false);
  const { busy, problem, perform } = usePerform();
  const words = { today: t('chat.today'), yesterday: t('chat.yesterday') };
  const time = shortWhen(Date.parse(request.time), clock.now(), language, words);
  if (asking && again) return <RequestForm other={other} withRemark={false} />;
  return (
    <div className="group">
      <p>{t('request.sent', { time })}</p>
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
