import { Info } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { Chat } from '../features/conversation/chat/Chat';
import { ConversationMenu } from '../features/conversation/list/ConversationMenu';
import { ClosedChat } from '../features/friendship/person/ClosedChat';
import { FriendshipMenu } from '../features/friendship/person/FriendshipMenu';
import { GroupClosed } from '../features/group/chat/GroupClosed';
import { GroupNotice } from '../features/group/chat/GroupNotice';
import { WaitingNotice } from '../features/group/requests/WaitingNotice';
import { useSilence } from '../features/group/chat/useSilence';
import { useT } from '../i18n';
import type { ConversationView, GroupView } from '../protocol/views';
import { isSaved } from '../people/saved';
import { useModel } from '../session/hooks/useSession';
import { OpenLink } from '../ui/navigation';
import { Menu } from '../ui/overlay/Menu';
import { NotFound } from './frame/EmptyPanes';
import { classes } from '../ui/classes';
import { iconButtonClass } from '../ui/button/IconButton';
import { GroupPaneFrame } from '../features/group/details/GroupPaneFrame';
import styles from './ChatPage.module.css';

const GroupPane = lazy(() =>
  import('../features/group/details/GroupPane').then((module) => ({ default: module.GroupPane })),
);

/** A conversation, with what the two people may do about each other, or what there is to know of a group. */
export function ChatPage({ about = false }: { about?: boolean }) {
  const { id = '' } = useParams();
  const t = useT();
  const conversation = useModel((model) => model.state.conversations.get(id));
  const me = useModel((model) => model.state.me);
  const awaited = useModel((model) => model.state.entered.has(id));
  const loaded = useModel((model) => model.loaded && model.link === 'connected');
  if (!conversation) return loaded && !awaited ? <NotFound what="chat" /> : null;
  const { group, other = '' } = conversation;
  if (group) return <GroupChat key={id} conversation={conversation} group={group} about={about} />;
  if (isSaved(conversation, me)) {
    const menu = (
      <Menu label={t('chat.more')}>
        <ConversationMenu conversation={conversation} />
      </Menu>
    );
    return <Chat key={id} conversation={conversation} menu={menu} closed={undefined} />;
  }
  return (
    <Chat
      key={id}
      conversation={conversation}
      about={`/people/${other}`}
      menu={<FriendshipMenu other={other} chat={<ConversationMenu conversation={conversation} />} />}
      closed={conversation.open ? undefined : <ClosedChat other={other} />}
    />
  );
}

interface GroupChatProps {
  conversation: ConversationView;
  group: GroupView;
  about: boolean;
}

function GroupChat({ conversation, group, about }: GroupChatProps) {
  const t = useT();
  const silence = useSilence(conversation);
  const page = `/c/${conversation.conversationId}/about`;
  return (
    <div className={classes(styles.beside, !about && styles.alone)}>
      <Chat
        conversation={conversation}
        about={page}
        menu={
          <>
            <OpenLink className={iconButtonClass()} to={page} label={t('group.about')}>
              <Info aria-hidden="true" />
            </OpenLink>
            <Menu label={t('chat.more')}>
              <ConversationMenu conversation={conversation} />
            </Menu>
          </>
        }
        notice={
          <>
            <GroupNotice conversation={conversation} />
            <WaitingNotice conversation={conversation} place="chat" />
          </>
        }
        closed={silence && <GroupClosed silence={silence} />}
      />
      {about && (
        <Suspense fallback={<GroupPaneFrame />}>
          <GroupPane conversation={conversation} group={group} />
        </Suspense>
      )}
    </div>
  );
}
