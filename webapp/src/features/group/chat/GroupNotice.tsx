import { Megaphone, X } from 'lucide-react';
import { useT } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import { OpenLink } from '../../../ui/navigation';
import { useCommand } from '../../../problems/useCommand';
import { IconButton } from '../../../ui/button/IconButton';
import styles from './Notice.module.css';

/** The announcement of a group, on top of its chat until one has read it. */
export function GroupNotice({ conversation: { conversationId, group } }: { conversation: ConversationView }) {
  const t = useT();
  const command = useCommand();
  const { announcement, announcementReadNo = 0, self } = group ?? {};
  if (!announcement || !self || announcement.announcementNo <= announcementReadNo) return null;
  const { announcementNo, text } = announcement;
  return (
    <div className={styles.notice} role="region" aria-label={t('group.announcement')}>
      <Megaphone aria-hidden="true" />
      <OpenLink className={styles['notice-text']} to={`/c/${conversationId}/about`}>
        <strong>{t('group.announcement')}</strong> <span dir="auto">{text}</span>
      </OpenLink>
      <IconButton
        aria-label={t('group.announcement-read')}
        title={t('group.announcement-read')}
        onClick={() => void command({ type: 'group.read-announcement', conversationId, announcementNo })}
      >
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
