import { problemText, useT } from '../../../i18n';
import type { ConversationId, JoinRequestView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { PersonAvatar } from '../../../people/PersonAvatar';
import { ErrorLine } from '../../../ui/form/Field';
import { useNameIn } from '../../../people/useName';
import { Button } from '../../../ui/button/Button';
import { Actions } from '../../../ui/layout/Actions';
import styles from './requests.module.css';

interface Props {
  conversationId: ConversationId;
  request: JoinRequestView;
  onAnswered: () => void;
}

/** One who waits to be let into a group. */
export function JoinRequest({ conversationId, request: { account, by }, onAnswered }: Props) {
  const t = useT();
  const { busy, problem, perform } = usePerform();
  const name = useNameIn(conversationId, account);
  const inviter = useNameIn(conversationId, by);
  const answer = (type: 'group.approve' | 'group.refuse') =>
    void perform({ type, conversationId, account }).then((done) => {
      if (done) onAnswered();
    });
  return (
    <li className={styles['join-request']}>
      <PersonAvatar id={account} size="m" />
      <div>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <small>{by === account ? t('waiting.by-link') : t('waiting.invited', { by: inviter })}</small>
        {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
      </div>
      <Actions className={styles.actions}>
        <Button
          small
          disabled={busy}
          onClick={() => {
            answer('group.approve');
          }}
        >
          {t('waiting.let-in')}
        </Button>
        <Button
          look="plain"
          small
          disabled={busy}
          onClick={() => {
            answer('group.refuse');
          }}
        >
          {t('waiting.refuse')}
        </Button>
      </Actions>
    </li>
  );
}
