import { useT } from '../../../i18n';
import type { AccountId, ConversationId } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { linkify } from '../../../ui/text/linkify';
import { useNameIn } from '../../../people/useName';
import { cut } from '../composer/mentions';
import type { MessageRow } from './rows';
import styles from './Bubble.module.css';
import { classes } from '../../../ui/classes';

/** What a message says: its links can be followed, and those whom it mentions are called as one calls them. */
export function MessageText({ row, conversationId }: { row: MessageRow; conversationId: ConversationId }) {
  const t = useT();
  if (row.text === undefined) return <em>{t(row.unknown ? 'chat.unknown' : 'chat.erased')}</em>;
  return (
    <span className={styles.body} data-testid="body" dir="auto">
      {cut(row.text, row.mentions).map((piece, index) => {
        if (piece.type === 'text') return <Linked key={index} text={piece.text} />;
        if (piece.account === undefined)
          return (
            <span key={index} className={classes(styles.mention, styles.me)} data-testid="mention" data-me="">
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
      // an address reads from the left, whatever stands around it
      <a key={index} dir="ltr" href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
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
    <span
      className={classes(styles.mention, me && styles.me)}
      data-testid="mention"
      data-me={me ? '' : undefined}
    >
      @<bdi>{name}</bdi>
    </span>
  );
}
