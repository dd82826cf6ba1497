import { problemText, useT } from '../../../i18n';
import type { ConversationId, GroupView } from '../../../protocol/views';
import { usePerform } from '../../../session/hooks/usePerform';
import { Avatar, avatars } from '../../../ui/avatar/Avatar';
import { Dialog } from '../../../ui/overlay/Dialog';
import { ErrorLine } from '../../../ui/form/Field';
import { GroupAvatar } from '../../../people/GroupAvatar';
import styles from './about.module.css';

interface Props {
  open: boolean;
  conversationId: ConversationId;
  group: GroupView;
  onClose: () => void;
}

/** A group's picture: one of those that there are, or its members'. */
export function PictureDialog({ open, onClose, ...props }: Props) {
  const t = useT();
  return (
    <Dialog open={open} onClose={onClose} title={t('group.picture')} close={t('action.cancel')}>
      <Pictures {...props} onDone={onClose} />
    </Dialog>
  );
}

type PicturesProps = Pick<Props, 'conversationId' | 'group'> & { onDone: () => void };

function Pictures({ conversationId, group, onDone }: PicturesProps) {
  const t = useT();
  const { busy, problem, perform } = usePerform();
  const pick = (avatar: string | undefined) => {
    if (busy) return;
    void perform({ type: 'group.change-avatar', conversationId, ...(avatar && { avatar }) }).then((done) => {
      if (done) onDone();
    });
  };
  return (
    <>
      <div className={styles['group-pictures']}>
        <button
          type="button"
          aria-pressed={group.avatar === undefined}
          title={t('group.picture-members')}
          aria-label={t('group.picture-members')}
          onClick={() => {
            pick(undefined);
          }}
        >
          <GroupAvatar group={{ ...group, avatar: undefined }} size="l" />
        </button>
        {avatars.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={group.avatar === name}
            title={t(`avatar.${name}`)}
            aria-label={t(`avatar.${name}`)}
            onClick={() => {
              pick(name);
            }}
          >
            <Avatar name={name} size="l" />
          </button>
        ))}
      </div>
      {problem !== undefined && <ErrorLine>{problemText(t, problem)}</ErrorLine>}
    </>
  );
}
