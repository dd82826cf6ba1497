import { useCallback, useId, useState } from 'react';
import { useT } from '../../../i18n';
import type { AccountId, ConversationId } from '../../../protocol/views';
import { Dialog } from '../../../ui/overlay/Dialog';
import { ErrorLine } from '../../../ui/form/Field';
import { memberOf } from '../../../session/state/members';
import { useMembers } from '../../../people/useName';
import { FriendPicker } from '../create/FriendPicker';
import { useAddMembers } from '../create/useAddMembers';
import { Button } from '../../../ui/button/Button';

interface Props {
  open: boolean;
  conversationId: ConversationId;
  onClose: () => void;
}

/** Adds friends to a group. */
export function InviteDialog({ open, conversationId, onClose }: Props) {
  const t = useT();
  const id = useId();
  const { busy, problem, add, forget } = useAddMembers();
  const [chosen, setChosen] = useState<ReadonlySet<AccountId>>(new Set());
  const members = useMembers(conversationId);
  const without = useCallback((account: AccountId) => memberOf(members, account) !== undefined, [members]);
  const close = () => {
    setChosen(new Set());
    forget();
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('group.invite')}
      close={t('action.cancel')}
      action={
        <Button type="submit" form={id} small disabled={busy || chosen.size === 0}>
          {t('group.invite-yes')}
        </Button>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          if (busy || chosen.size === 0) return;
          void add({ type: 'group.invite', conversationId, members: [...chosen] }).then((done) => {
            if (done) close();
          });
        }}
      >
        <FriendPicker chosen={chosen} onChange={setChosen} without={without} />
      </form>
      {problem !== undefined && <ErrorLine>{problem}</ErrorLine>}
    </Dialog>
  );
}
