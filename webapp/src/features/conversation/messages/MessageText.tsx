import { useT } from '../../../i18n';
import type { Mention } from '../../../protocol/events';
import type { AccountId, ConversationId } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { linkify } from '../../../ui/text/linkify';
import { useNameIn } from '../../../people/useName';
import { cut } from '../composer/mentions';
import { foldAt } from './fold-text';
import { useFold } from './useFold';
import type { MessageRow } from './rows';
import { TextButton } from '../../../ui/button/TextButton';
import styles from './Bubble.module.css';
import { classes } from '../../../ui/classes';

/** What a message says: its links can be followed, and those whom it mentions are called as one calls them. */
export function MessageText({ row, conversationId }: { row: MessageRow; conversationId: ConversationId }) {
  const t = useT();
  const { open, toggle, button } = useFold(row.id);
  if (row.text === undefined) return <em>{t(row.unknown ? 'chat.unknown' : 'chat.erased')}</em>;
  const end = foldAt(row.text);
  const folded = end !== undefined && !open;
  return (
    <>
      <span
        className={classes(styles.body, end !== undefined && styles.long)}
        id={`text-${row.id}`}
        data-testid="body"
        dir="auto"
      >
        {cut(folded ? begun(row.text, row.mentions, end) : row.text, row.mentions).map((piece, index) => {
          if (piece.type === 'text') return <Linked key={index} text={piece.text} />;
          if (piece.account === undefined)
            return (
              <span
                key={index}
                className={classes(styles.mention, styles.me)}
                data-testid="mention"
                data-me=""
              >
                @{t('mention.all')}
              </span>
            );
          return <Mentioned key={index} account={piece.account} conversationId={conversationId} />;
        })}
        {folded && '…'}
      </span>
      {end !== undefined && (
        <TextButton
          ref={button}
          className={styles.fold}
          aria-expanded={open}
          aria-controls={`text-${row.id}`}
          onClick={toggle}
        >
          {t(open ? 'chat.show-less' : 'chat.show-more')}
        </TextButton>
      )}
    </>
  );
}

/** So many code points of a text, less where that would cut a mention. */
function begun(text: string, mentions: readonly Mention[] = [], end: number): string {
  const across = mentions.find(({ from, length }) => from < end && from + length > end);
  return Array.from(text)
    .slice(0, across?.from ?? end)
    .join('')
    .trimEnd();
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
