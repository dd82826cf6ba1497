import { useT } from '../../../i18n';
import type { AccountId, ConversationId } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { linkify } from '../../../ui/text/linkify';
import { useNameIn } from '../../../people/useName';
import { cut } from '../composer/mentions';
import type { MessageRow } from './rows';

/** What a message says: its links can be followed, and those whom it mentions are called as one calls them. */
export function MessageText({ row, conversationId }: { row: MessageRow; conversationId: ConversationId }) {
  const t = useT();
  if (row.text === undefined) return <em>{t(row.unknown ? 'chat.unknown' : 'chat.erased')}</em>;
  return (
    <span className="body" dir="auto">
      {cut(row.text, row.mentions).map((piece, index) => {
        if (piece.type === 'text') return <Linked key={index} text={piece.text} />;
        if (piece.account === undefined)
          return (
            <span key={index} className="mention me">
              @{t('mention.all')}
            </span>
          );
        return <Mentioned key={index} account={piece.account} conversationId={conversationId} />;
      })}
    </span>
  );
}

function Linked({ text }: { text: string }) {
  return linkify(text).map((piece, index) =>
    piece.type === 'link' ? (
      <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  );
}

function Mentioned({ account, conversationId }: { account: AccountId; conversationId: ConversationId }) {
  const name = useNameIn(conversationId, account);
  const me = useModel((model) => model.state.me === account);
  return (
    <span className={me ? 'mention me' : 'mention'}>
      @<bdi>{name}</bdi>
    </span>
  );
}
