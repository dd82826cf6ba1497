import { Check, CheckCheck, CircleAlert, Clock3, Ellipsis } from 'lucide-react';
import { problemText, useT } from '../../i18n';
import { useSession } from '../../session/hooks';
import { Avatar } from '../../ui/Avatar';
import { isEmojiAlone } from '../../ui/emoji';
import { linkify } from '../../ui/linkify';
import { useDates } from '../../ui/useDates';
import type { Mark, MessageRow } from './rows';

interface Props {
  row: MessageRow;
  /** Of the other one. */
  avatar: string | undefined;
  name: string;
}

export function Bubble({ row, avatar, name }: Props) {
  const t = useT();
  const dates = useDates();
  const big = row.text !== undefined && isEmojiAlone(row.text);
  const place = `message${row.mine ? ' mine' : ''}${row.first ? ' first' : ''}${row.last ? ' last' : ''}`;
  return (
    <div className={place} data-message-id={row.id} data-no={row.no} tabIndex={-1}>
      {!row.mine && (row.last ? <Avatar name={avatar} size="s" /> : <span className="pad" />)}
      <div className={big ? 'bubble big' : 'bubble'}>
        {!row.mine && (
          <span className="hidden">
            <bdi>{name}</bdi>:{' '}
          </span>
        )}
        <Body row={row} />
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

function Body({ row }: { row: MessageRow }) {
  const t = useT();
  if (row.text === undefined) return <em>{t(row.unknown ? 'chat.unknown' : 'chat.erased')}</em>;
  return (
    <span className="body" dir="auto">
      {linkify(row.text).map((piece, index) =>
        piece.type === 'link' ? (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </span>
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
  const { open } = useSession();
  return (
    <span className="refused-note">
      <span>{reason}</span>
      <button type="button" className="link" onClick={() => void open.outbox.retry(id)}>
        {t('chat.retry')}
      </button>
      <button type="button" className="link" onClick={() => void open.outbox.remove(id)}>
        {t('chat.discard')}
      </button>
    </span>
  );
}
