import { Archive, ArchiveRestore, Bell, BellOff, EyeOff, Mail, MailOpen, Pin, PinOff } from 'lucide-react';
import { useParams } from 'react-router';
import { useT } from '../../../i18n';
import type { ConversationView } from '../../../protocol/views';
import { isSaved } from '../../../people/saved';
import { useModel, useSession } from '../../../session/hooks/useSession';
import { useTab } from '../../../ui/navigation';
import { MenuItem } from '../../../ui/overlay/Menu';
import { say } from '../../../ui/overlay/Toasts';
import { useCommand } from '../../../problems/useCommand';
import { isArchived, unread } from '../fold';

/** What can be done with a conversation as a whole, alike in the list and in its own head. */
export function ConversationMenu({ conversation }: { conversation: ConversationView }) {
  const t = useT();
  const session = useSession();
  const command = useCommand();
  const change = useTab();
  const isOpen = useParams().id === conversation.conversationId;
  const { conversationId, pinned, muted, markedUnread, lastNo } = conversation;
  const alone = useModel(({ state }) => isSaved(conversation, state.me));
  const count = unread(conversation);
  const Pinning = pinned ? PinOff : Pin;
  const Muting = muted ? Bell : BellOff;
  const read = () => {
    if (count > 0) session.account.marks.mark(conversationId, lastNo);
    else void command({ type: 'conversation.mark-unread', conversationId, unread: false });
  };
  const archived = isArchived(conversation);
  const Archiving = archived ? ArchiveRestore : Archive;
  const archive = async (to: boolean) => {
    const done = await command({ type: 'conversation.archive', conversationId, archived: to });
    if (done && to) say(t('chats.archived'), { label: t('chats.undo'), onClick: () => void archive(false) });
  };
  const hide = async () => {
    const page = location.pathname;
    const hidden = await command({ type: 'conversation.hide', conversationId });
    // what is hidden isn't left open
    if (hidden && isOpen && location.pathname === page) change('/');
  };
  return (
    <>
      <MenuItem
        icon={<Pinning aria-hidden="true" />}
        onClick={() => void command({ type: 'conversation.pin', conversationId, pinned: !pinned })}
      >
        {t(pinned ? 'chats.unpin' : 'chats.pin')}
      </MenuItem>
      {!alone && (
        <MenuItem
          icon={<Muting aria-hidden="true" />}
          onClick={() => void command({ type: 'conversation.mute', conversationId, muted: !muted })}
        >
          {t(muted ? 'chats.unmute' : 'chats.mute')}
        </MenuItem>
      )}
      {count > 0 || markedUnread ? (
        <MenuItem icon={<MailOpen aria-hidden="true" />} onClick={read}>
          {t('chats.mark-read')}
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Mail aria-hidden="true" />}
          onClick={() => void command({ type: 'conversation.mark-unread', conversationId, unread: true })}
        >
          {t('chats.mark-unread')}
        </MenuItem>
      )}
      <MenuItem icon={<Archiving aria-hidden="true" />} onClick={() => void archive(!archived)}>
        {t(archived ? 'chats.unarchive' : 'chats.archive')}
      </MenuItem>
      <MenuItem icon={<EyeOff aria-hidden="true" />} onClick={() => void hide()}>
        {t('chats.hide')}
      </MenuItem>
    </>
  );
}
