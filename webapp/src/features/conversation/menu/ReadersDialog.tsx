import { useCallback, useEffect } from 'react';
import { useT } from '../../../i18n';
import type { AccountId, ConversationId } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { useAnswer } from '../../../session/hooks/useAnswer';
import { PersonAvatar } from '../../../people/PersonAvatar';
import { Skeleton } from '../../../ui/list/Skeleton';
import { Dialog } from '../../../ui/overlay/Dialog';
import { ErrorLine } from '../../../ui/form/Field';
import { useNameIn } from '../../../people/useName';
import styles from './ReadersDialog.module.css';

interface Props {
  conversationId: ConversationId;
  /** The message that is asked about, if any is. */
  messageNo: number | undefined;
  onClose: () => void;
}

/** Who has read a message of one's own in a group, as it changes. */
export function ReadersDialog({ conversationId, messageNo, onClose }: Props) {
  const t = useT();
  return (
    <Dialog
      open={messageNo !== undefined}
      onClose={onClose}
      title={t('readers.title')}
      close={t('action.close')}
    >
      {messageNo !== undefined && <Answered conversationId={conversationId} messageNo={messageNo} />}
    </Dialog>
  );
}

function Answered({ conversationId, messageNo }: { conversationId: ConversationId; messageNo: number }) {
  const t = useT();
  const { account } = useSession();
  const ask = useCallback(
    () => account.api.readers(conversationId, messageNo),
    [account, conversationId, messageNo],
  );
  const { answer, problem, again } = useAnswer(ask);
  useEffect(() => account.groupWatch.look(again), [account, again]);
  if (!answer && problem !== undefined) return <ErrorLine>{t('problem.network')}</ErrorLine>;
  if (!answer) return <Skeleton rows={2} label={t('app.loading')} />;
  const { count, accounts = [] } = answer;
  if (count === undefined) return <p>{t('readers.hidden')}</p>;
  return (
    <>
      <p>{count === 0 ? t('readers.nobody') : t('readers.count', { count })}</p>
      {accounts.length > 0 && (
        <ul className={styles.readers} tabIndex={0} aria-label={t('readers.title')}>
          {accounts.map((account) => (
            <Reader key={account} conversationId={conversationId} account={account} />
          ))}
        </ul>
      )}
    </>
  );
}

function Reader({ conversationId, account }: { conversationId: ConversationId; account: AccountId }) {
  const name = useNameIn(conversationId, account);
  return (
    <li>
      <PersonAvatar id={account} size="s" />
      <bdi>{name}</bdi>
    </li>
  );
}
