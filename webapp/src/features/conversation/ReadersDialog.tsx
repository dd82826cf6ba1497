import { useEffect, useState } from 'react';
import { useT } from '../../i18n';
import type { AccountId, ConversationId, Readers } from '../../protocol/views';
import { useSession } from '../../session/hooks';
import { useKnown } from '../../session/people';
import { Avatar } from '../../ui/Avatar';
import { Bones } from '../../ui/Bones';
import { Dialog } from '../../ui/Dialog';
import { ErrorLine } from '../../ui/Field';
import { useNameIn } from '../../ui/useName';

interface Props {
  conversationId: ConversationId;
  /** The message that is asked about, if any is. */
  messageNo: number | undefined;
  onClose: () => void;
}

/** Who has read a message of one's own in a group. */
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
  const { open } = useSession();
  const [answer, setAnswer] = useState<Readers | 'failed'>();
  useEffect(() => {
    let current = true;
    open.api.readers(conversationId, messageNo).then(
      (readers) => {
        if (current) setAnswer(readers);
      },
      () => {
        if (current) setAnswer('failed');
      },
    );
    return () => {
      current = false;
    };
  }, [open, conversationId, messageNo]);
  if (!answer) return <Bones rows={2} label={t('app.loading')} />;
  if (answer === 'failed') return <ErrorLine>{t('problem.network')}</ErrorLine>;
  if (answer.count === undefined) return <p>{t('readers.hidden')}</p>;
  return (
    <>
      <p>{answer.count === 0 ? t('readers.nobody') : t('readers.count', { count: answer.count })}</p>
      <ul className="readers" tabIndex={0} aria-label={t('readers.title')}>
        {answer.accounts?.map((account) => (
          <Reader key={account} conversationId={conversationId} account={account} />
        ))}
      </ul>
    </>
  );
}

function Reader({ conversationId, account }: { conversationId: ConversationId; account: AccountId }) {
  const { person } = useKnown(account);
  const name = useNameIn(conversationId, account);
  return (
    <li>
      <Avatar name={person?.avatar} size="s" />
      <bdi>{name}</bdi>
    </li>
  );
}
