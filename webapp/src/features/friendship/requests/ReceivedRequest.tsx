import { useState } from 'react';
import { problemText, useT } from '../../../i18n';
import type { AccountId, RequestView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { RemarkField, remarkOf, remarkTooLong } from '../person/RemarkField';

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
    <form
      className="group"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <h2>{t('request.received', { name })}</h2>
      {request.message !== undefined && <blockquote dir="auto">{request.message}</blockquote>}
      <RemarkField label={t('request.remark')} value={remark} onChange={setRemark} />
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
      <div className="actions">
        <button type="submit" className="btn" aria-disabled={busy}>
          {t('request.accept')}
        </button>
        <button
          type="button"
          className="btn plain"
          disabled={busy}
          onClick={() => void perform({ type: 'friendship.decline', other })}
        >
          {t('request.decline')}
        </button>
      </div>
    </form>
  );
}
