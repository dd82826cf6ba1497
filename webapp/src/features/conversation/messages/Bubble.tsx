import { Check, CheckCheck, CircleAlert, Clock3, Ellipsis } from 'lucide-react';
import { problemText, useT } from '../../../i18n';
import type { ConversationId } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { usePerson } from '../../../session/hooks/usePerson';
import { Avatar } from '../../../ui/avatar/Avatar';
import { isEmojiAlone } from '../../../ui/emoji/emoji';
import { useDates } from '../../../ui/text/useDates';
import { useNameIn } from '../../../people/useName';
import { MessageText } from './MessageText';
import type { Mark, MessageRow } from './rows';

interface Props {
  row: MessageRow;
  conversationId: ConversationId;
  inGroup: boolean;
}

export function Bubble({ row, conversationId, inGroup }: Props) {
  const t = useT();
  const dates = useDates();
  const avatar = usePerson(row.sender).person?.avatar;
  const name = useNameIn(conversationId, row.sender);
  const big = row.text !== undefined && isEmojiAlone(row.text);
  const place = `message${row.mine ? ' mine' : ''}${row.first ? ' first' : ''}${row.last ? ' last' : ''}`;
  return (
    <div className={place} data-message-id={row.id} data-no={row.no} tabIndex={-1}>
      {!row.mine && (row.last ? <Avatar name={avatar} size="s" /> : <span className="pad" />)}
      <div className={big ? 'bubble big' : 'bubble'}>
        {!row.mine && (
          <span className={inGroup && row.first ? 'sender' : 'hidden'}>
            <bdi>{name}</bdi>
            <span className="hidden">: </span>
          </span>
        )}
        <MessageText row={row} conversationId={conversationId} />
        <span className={`meta ${row.mark ?? ''}`}>
          <time dateTime={new Date(row.time).toISOString()}>{dates.clock(row.time)}</time>
          {row.mark && <MarkIcon mark={row.mark} />}
        </span>
        <button type="button" className="message-more" tabIndex={-1} aria-label={t('chat.actions')}>
          <Ellipsis aria-hidden="true" />
        </button>
        {row.mark === 'refused' && <Refused id={row.id} reason={problemText(t, row.code ?? '')} />}
      </div>
    </div>
  );
}

const icons = { sending: Clock3, sent: Check, read: CheckCheck, refused: CircleAlert };

function MarkIcon({ mark }: { mark: Mark }) {
  const t = useT();
  const Icon = icons[mark];
  return <Icon role="img" aria-label={t(mark === 'refused' ? 'chat.failed' : `chat.${mark}`)} />;
}

/** Why the server refused it, and what can be done. */
function Refused({ id, reason }: { id: string; reason: string }) {
  const t = useT();
  const { account } = useSession();
  return (
    <span className="refused-note">
      <span>{reason}</span>
      <button type="button" className="link" onClick={() => void account.outbox.retry(id)}>
        {t('chat.retry')}
      </button>
      <button type="button" className="link" onClick={() => void account.outbox.remove(id)}>
        {t('chat.discard')}
      </button>
    </span>
  );
}
