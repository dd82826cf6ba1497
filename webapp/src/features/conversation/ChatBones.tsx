import { useT } from '../../i18n';

/** Stands where messages will be. */
export function ChatBones({ failed }: { failed: boolean }) {
  const t = useT();
  return (
    <div
      className="messages-frame"
      role="status"
      aria-label={failed ? t('chat.load-failed') : t('app.loading')}
    >
      {failed ? (
        <p className="empty">{t('chat.load-failed')}</p>
      ) : (
        <div className="messages bones-chat" aria-hidden="true">
          {[180, 240, 140, 220, 160].map((width, index) => (
            <span
              key={width}
              className="bone"
              style={{ width, alignSelf: index % 3 === 2 ? 'end' : 'start' }}
            />
          ))}
        </div>
      )}
    </div>
  );
}
