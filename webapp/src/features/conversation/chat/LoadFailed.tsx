import { useT } from '../../../i18n';
import type { Part } from '../../../session/state/model';

/** Says that what stands further up or down could not be read. */
export function LoadFailed({ part, onRetry }: { part: Part; onRetry: () => void }) {
  const t = useT();
  return (
    <p className={`load-failed ${part}`} role="status">
      {t(part === 'older' ? 'chat.load-failed' : 'chat.load-failed-messages')}
      <button type="button" className="link" onClick={onRetry}>
        {t('chat.retry')}
      </button>
    </p>
  );
}
