import { problemText, useT } from '../../../i18n';
import type { InvitationView } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { awaited } from '../../../session/state/awaited';
import { usePerform } from '../../../session/hooks/usePerform';
import { ErrorLine } from '../../../ui/form/Field';
import { memberCount } from '../../../people/member-count';
import { useOpen } from '../../../ui/navigation';
import { useName } from '../../../people/useName';
import { FacelessAvatar } from '../../../people/FacelessAvatar';
import { Button } from '../../../ui/button/Button';
import { Actions } from '../../../ui/layout/Actions';
import styles from './requests.module.css';

/** A group that one is asked into. */
export function Invitation({ invitation }: { invitation: InvitationView }) {
  const t = useT();
  const session = useSession();
  const open = useOpen();
  const { busy, problem, perform } = usePerform();
  const { conversationId, by, name, avatar, count } = invitation;
  const inviter = useName(by);
  const called = name ?? t('group.unnamed');
  const accept = async () => {
    if (!(await perform({ type: 'group.accept-invitation', conversationId }))) return;
    await awaited(session.store, ({ state }) => state.conversations.get(conversationId)?.group?.self);
    open(`/c/${conversationId}`);
  };
  return (
    <li className={styles.invitation} data-testid="invitation">
      <FacelessAvatar avatar={avatar} size="m" />
      <div>
        <strong>
          <bdi>{called}</bdi>
        </strong>
        <small>
          {t('invitation.by', { by: inviter })} {memberCount(t, count)}
        </small>
        {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
        <Actions className={styles.actions}>
          <Button small disabled={busy} onClick={() => void accept()}>
            {t('request.accept')}
          </Button>
          <Button
            look="plain"
            small
            disabled={busy}
            onClick={() => void perform({ type: 'group.decline-invitation', conversationId })}
          >
            {t('request.decline')}
          </Button>
        </Actions>
      </div>
    </li>
  );
}
