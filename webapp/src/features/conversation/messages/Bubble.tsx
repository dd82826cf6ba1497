import { Check, CheckCheck, CircleAlert, Clock3, Ellipsis } from 'lucide-react';
import { problemText, useT } from '../../../i18n';
import type { ConversationId } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { PersonAvatar } from '../../../people/PersonAvatar';
import { personColor } from '../../../ui/avatar/person-color';
import { isEmojiAlone } from '../../../ui/emoji/emoji';
import { useDates } from '../../../ui/text/useDates';
import { useNameIn } from '../../../people/useName';
import { MessageText } from './MessageText';
import type { Mark, MessageRow } from './rows';
import { TextButton } from '../../../ui/button/TextButton';
import { Hidden } from '../../../ui/layout/Hidden';
import styles from './Bubble.module.css';
import { classes } from '../../../ui/classes';

interface Props {
  row: MessageRow;
  conversationId: ConversationId;
  inGroup: boolean;
}

export function Bubble({ row, conversationId, inGroup }: Props) {
  const t = useT();
  const dates = useDates();
  const name = useNameIn(conversationId, row.sender);
  const isNamed = inGroup && row.first;
  const Sender = isNamed ? 'span' : Hidden;
  const big = row.text !== undefined && isEmojiAlone(row.text);
  return (
    <div
      className={classes(styles.message, row.mine && styles.mine, row.first && styles.first)}
      data-testid="message"
      data-message-id={row.id}
      data-no={row.no}
      data-mine={row.mine || undefined}
      tabIndex={-1}
    >
      {!row.mine && (row.last ? <PersonAvatar id={row.sender} size="s" /> : <span className={styles.pad} />)}
      <div
        className={classes(styles.bubble, big && styles.big)}
        data-testid="bubble"
        data-big={big || undefined}
      >
        {!row.mine && (
          <Sender
            className={isNamed ? styles.sender : undefined}
            style={isNamed ? { color: personColor(row.sender) } : undefined}
            data-testid={isNamed ? 'sender' : undefined}
          >
            <bdi>{name}</bdi>
            <Hidden>: </Hidden>
          </Sender>
        )}
        <MessageText row={row} conversationId={conversationId} />
        <span className={classes(styles.meta, row.mark && styles[row.mark])}>
          <time dateTime={new Date(row.time).toISOString()}>{dates.clock(row.time)}</time>
          {row.mark && <MarkIcon mark={row.mark} inGroup={inGroup} />}
        </span>
        {row.mark === 'refused' && <Refused id={row.id} reason={problemText(t, row.code ?? '')} />}
      </div>
      <button
        type="button"
        className={styles['message-more']}
        data-more=""
        tabIndex={-1}
        aria-label={t('chat.actions')}
      >
        <Ellipsis aria-hidden="true" />
      </button>
    </div>
  );
}

const icons = { sending: Clock3, sent: Check, read: CheckCheck, refused: CircleAlert };

/** In a group, `read` means by one at least. */
function MarkIcon({ mark, inGroup }: { mark: Mark; inGroup: boolean }) {
  const t = useT();
  const Icon = icons[mark];
  const said = {
    sending: 'chat.sending',
    sent: 'chat.sent',
    read: 'chat.read',
    refused: 'chat.failed',
  } as const;
  const label = t(mark === 'read' && inGroup ? 'chat.read-some' : said[mark]);
  return <Icon role="img" aria-label={label} />;
}

/** Why the server refused it, and what can be done. */
function Refused({ id, reason }: { id: string; reason: string }) {
  const t = useT();
  const { account } = useSession();
  return (
    <span className={styles['refused-note']}>
      <span>{reason}</span>
      <TextButton onClick={() => void account.outbox.retry(id)}>{t('chat.retry')}</TextButton>
      <TextButton onClick={() => void account.outbox.remove(id)}>{t('chat.discard')}</TextButton>
    </span>
  );
}
