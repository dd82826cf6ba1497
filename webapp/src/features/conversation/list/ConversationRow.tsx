import { BellOff, Pin } from 'lucide-react';
import { memo } from 'react';
import { useParams } from 'react-router';
import { useT } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { ConversationAvatar } from '../../../people/ConversationAvatar';
import { ContextMenu } from '../../../ui/overlay/Menu';
import { useDates } from '../../../ui/text/useDates';
import { isSaved } from '../../../people/saved';
import { useConversationName } from '../../../people/useName';
import { ConversationMenu } from './ConversationMenu';
import { SendState } from './SendState';
import { isCalled, unread } from '../fold';
import { previewOf, tellingOf } from '../preview';
import { isShown } from '../messages/rows';
import { RowLink, RowNote, RowText } from '../../../ui/list/Row';
import styles from './ConversationRow.module.css';
import { classes } from '../../../ui/classes';
import { Badge } from '../../../ui/list/Badge';

export const ConversationRow = memo(function ConversationRow({
  conversation,
}: {
  conversation: ConversationView;
}) {
  const t = useT();
  const dates = useDates();
  const me = useModel((model) => model.state.me);
  const { conversationId, last, lastNo, pinned, muted } = conversation;
  const unsent = useModel((model) =>
    model.outbox.findLast(
      (message) =>
        message.conversationId === conversationId &&
        // taken, but its event is still to come
        (message.state !== 'accepted' || (message.messageNo ?? 0) > lastNo),
    ),
  );
  const name = useConversationName(conversation);
  const open = useParams().id === conversationId;
  const draft = useModel((model) => (open ? '' : (model.drafts.get(conversationId)?.text ?? '')));
  const typing = useModel((model) => conversation.group === undefined && model.typing.has(conversationId));
  const told = useModel((model) =>
    isShown(last, conversation, me) ? previewOf(tellingOf(model, conversation, t), last) : '',
  );
  const text = unsent?.text.replace(/\s+/g, ' ') ?? '';
  const preview = unsent
    ? isSaved(conversation, me)
      ? text
      : t('chats.you', { text })
    : conversation.lastDeleted
      ? t('chats.deleted')
      : told;
  // what waits was written when it was, though as little before what is there as in the chat
  const time = unsent && unsent.time > last.time ? unsent.time : last.time;
  return (
    <ContextMenu
      className={classes(styles['row-frame'], pinned && styles.pinned)}
      label={t('chats.more', { name })}
      items={<ConversationMenu conversation={conversation} />}
    >
      <RowLink to={`/c/${conversationId}`}>
        <ConversationAvatar conversation={conversation} />
        <RowText>
          <span className={styles['row-head']}>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            <time dateTime={time}>{dates.short(Date.parse(time))}</time>
          </span>
          <RowNote>
            {draft === '' && (
              <SendState conversation={conversation} unsent={unsent?.state} me={me} open={open} />
            )}
            <span dir="auto">
              {isCalled(conversation) && <em className={styles.called}>{t('chats.mentioned')} </em>}
              {draft !== '' && <em>{t('chats.draft')} </em>}
              {draft !== '' ? (
                <bdi>{draft}</bdi>
              ) : typing ? (
                <em className={styles.typing}>{t('presence.typing')}</em>
              ) : (
                preview
              )}
            </span>
            {pinned && <Pin role="img" aria-label={t('chats.pinned')} />}
            {muted && <BellOff role="img" aria-label={t('chats.muted')} />}
            <Count conversation={conversation} />
          </RowNote>
        </RowText>
      </RowLink>
    </ContextMenu>
  );
});

/** How many are unread; a dot where one only marked it so. */
function Count({ conversation }: { conversation: ConversationView }) {
  const t = useT();
  const count = unread(conversation);
  if (count === 0 && !conversation.markedUnread) return null;
  const label = count > 0 ? t('chats.unread', { count }) : t('chats.marked-unread');
  return (
    <Badge quiet={conversation.muted} mark={count === 0} role="img" aria-label={label}>
      {count > 99 ? '99+' : count > 0 && count}
    </Badge>
  );
}
