import { useT } from '../../../i18n';
import { Button } from '../../../ui/button/Button';
import { Empty } from '../../../ui/layout/Empty';
import { Bone } from '../../../ui/list/Bone';
import messagesStyles from '../messages/messages.module.css';
import chatStyles from './chat.module.css';
import { classes } from '../../../ui/classes';

/** Stands where messages will be. */
export function ChatSkeleton({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const t = useT();
  if (failed) {
    return (
      <div className={messagesStyles['messages-frame']}>
        <Empty role="status">
          <p>{t('chat.load-failed-messages')}</p>
          <Button look="plain" small onClick={onRetry}>
            {t('chat.retry')}
          </Button>
        </Empty>
      </div>
    );
  }
  return (
    <div className={messagesStyles['messages-frame']} role="status" aria-label={t('app.loading')}>
      <div className={classes(messagesStyles.messages, chatStyles['bones-chat'])} aria-hidden="true">
        {[180, 240, 140, 220, 160].map((width, index) => (
          <Bone
            className={chatStyles.bubble}
            key={width}
            style={{ width, alignSelf: index % 3 === 2 ? 'end' : 'start' }}
          />
        ))}
      </div>
    </div>
  );
}
