import { useParams } from 'react-router';
import { Chat } from '../features/conversation/Chat';
import { ClosedChat } from '../features/friendship/ClosedChat';
import { FriendshipMenu } from '../features/friendship/FriendshipMenu';
import { useModel } from '../session/hooks';
import { NotFound } from './EmptyPanes';

/** A conversation, with what the two people may do about each other. */
export function ChatPage() {
  const { id = '' } = useParams();
  const conversation = useModel((model) => model.state.conversations.get(id));
  const loaded = useModel((model) => model.loaded && model.link === 'connected');
  if (!conversation) return loaded ? <NotFound /> : null;
  return (
    <Chat
      key={id}
      conversation={conversation}
      menu={<FriendshipMenu other={conversation.other} />}
      closed={<ClosedChat other={conversation.other} />}
    />
  );
}
