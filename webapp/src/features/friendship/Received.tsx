import { useState } from 'react';
import { problemText, useT } from '../../i18n';
import { limits } from '../../protocol/commands';
import type { AccountId, RequestView } from '../../protocol/views';
import { usePerform } from '../../session/perform';
import { ErrorLine, Field } from '../../ui/Field';
import { isBlank, length } from '../../ui/text';

interface Props {
  other: AccountId;
  name: string;
  request: RequestView;
}

/** A request that waits for one's answer. */
export function Received({ other, name, request }: Props) {
  const t = useT();
  const [remark, setRemark] = useState('');
  const { busy, problem, perform } = usePerform();
  const long = length(remark.trim()) > limits.remark;

  const accept = () => {
    if (busy || long) return;
    void perform({ type: 'friendship.accept', other, ...(isBlank(remark) ? {} : { remark: remark.trim() }) });
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
      <h3>{t('request.received', { name })}</h3>
      {request.message !== undefined && <blockquote>{request.message}</blockquote>}
      <Field
        label={t('request.remark')}
        value={remark}
        error={long ? t('problem.too-long') : undefined}
        onChange={({ target }) => {
          setRemark(target.value);
        }}
      />
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
