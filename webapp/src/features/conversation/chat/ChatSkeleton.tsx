import { useT } from '../../../i18n';

/** Stands where messages will be. */
export function ChatSkeleton({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const t = useT();
  if (failed) {
    return (
      <div className="messages-frame">
        <div className="empty" role="status">
          <p>{t('chat.load-failed-messages')}</p>
          <button type="button" className="btn plain small" onClick={onRetry}>
            {t('chat.retry')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div className="messages-frame" role="status" aria-label={t('app.loading')}>
      <div className="messages bones-chat" aria-hidden="true">
        {[180, 240, 140, 220, 160].map((width, index) => (
          <span
            key={width}
            className="bone"
            style={{ width, alignSelf: index % 3 === 2 ? 'end' : 'start' }}
          />
        ))}
      </div>
    </div>
  );
}
