import { useRef, type ReactNode } from 'react';
import type { ConversationView } from '../../protocol/views';
import { useSession } from '../../session/hooks';
import { useKnown } from '../../session/people';
import { usePresence } from '../../session/usePresence';
import { Avatar } from '../../ui/Avatar';
import { BackLink, OpenLink } from '../../ui/steps';
import { useName } from '../../ui/useName';
import { ChatStatus } from './ChatStatus';
import { Composer, type ComposerHandle } from './Composer';
import type { MessagesHandle } from './Messages';
import { Thread } from './Thread';
import { useUnmark } from './useUnmark';

interface Props {
  conversation: ConversationView;
  /** Stands at the end of the head. */
  menu: ReactNode;
  /** Stands in the composer's place when nothing can be said. */
  closed: ReactNode;
}

/** One conversation. Mount it anew for another. */
export function Chat({ conversation, menu, closed }: Props) {
  const { conversationId, other } = conversation;
  const { person } = useKnown(other);
  const name = useName(other);
  const presence = usePresence(other);
  const messages = useRef<MessagesHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const { open } = useSession();
  useUnmark(conversation);
  const takeBack = async (id: string, text: string) => {
    // else it may have been sent meanwhile
    if (await open.outbox.remove(id)) composer.current?.write(text);
  };
  return (
    <section className="chat" aria-label={name}>
      <header className="chat-head">
        <BackLink home="/" />
        <OpenLink className="chat-title" to={`/people/${other}`}>
          <Avatar name={person?.avatar} size="m" online={presence?.online} />
          <span>
            <h1>
              <bdi>{name}</bdi>
            </h1>
            <ChatStatus conversation={conversation} presence={presence} />
          </span>
        </OpenLink>
        {menu}
      </header>
      <Thread
        ref={messages}
        conversation={conversation}
        avatar={person?.avatar}
        name={name}
        onTakeBack={(id, text) => void takeBack(id, text)}
      />
      {conversation.open ? (
        <Composer ref={composer} conversationId={conversationId} onSent={() => messages.current?.toEnd()} />
      ) : (
        closed
      )}
    </section>
  );
}
