import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useT } from '../../i18n';
import type { ConversationView } from '../../protocol/views';
import { useModel, useSession } from '../../session/hooks';
import { useKnown } from '../../session/people';
import { usePresence } from '../../session/usePresence';
import { Avatar } from '../../ui/Avatar';
import { BackLink, OpenLink } from '../../ui/steps';
import { Announcement } from './Announcement';
import { ChatBones } from './ChatBones';
import { ChatStatus } from './ChatStatus';
import { Composer } from './Composer';
import { unread } from './fold';
import { Messages, type MessagesHandle } from './Messages';
import { rowsOf } from './rows';
import { useReading } from './useReading';
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
  const t = useT();
  const session = useSession();
  const { conversationId, other } = conversation;
  const me = useModel((model) => model.state.me);
  const readMarks = useModel((model) => model.state.self?.readMarks !== false);
  const outbox = useModel((model) => model.outbox);
  const timeline = useModel((model) => model.timelines.get(conversationId));
  const { person, friendship } = useKnown(other);
  const name = friendship?.remark ?? person?.nickname ?? t('people.unknown');
  const presence = usePresence(other);
  const messages = useRef<MessagesHandle>(null);
  const [firstNew] = useState(() =>
    unread(conversation) > 0 ? Math.max(conversation.readUpTo, conversation.ownLastNo) + 1 : undefined,
  );

  const missing =
    timeline === undefined || (timeline.events.length === 0 && !timeline.loading && !timeline.failed);
  const link = useModel((model) => model.link);
  useEffect(() => {
    if (missing || link === 'connected') void session.open.history.open(conversationId);
  }, [session, conversationId, missing, link]);

  useEffect(() => {
    const { history } = session.open;
    return () => {
      history.leave(conversationId);
    };
  }, [session, conversationId]);

  const older = useCallback(() => void session.open.history.older(conversationId), [session, conversationId]);
  const events = timeline?.events;
  const rows = useMemo(
    () => rowsOf({ events: events ?? [], outbox, conversation, me, firstNew, readMarks }),
    [events, outbox, conversation, me, firstNew, readMarks],
  );
  useUnmark(conversation);
  const setAtEnd = useReading(conversation, events ?? []);

  return (
    <section className="chat" aria-label={name}>
      <header className="chat-head">
        <BackLink home="/" />
        <OpenLink className="chat-title" to={`/people/${other}`}>
          <Avatar name={person?.avatar} size="m" online={presence?.online} />
          <span>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            <ChatStatus conversation={conversation} presence={presence} />
          </span>
        </OpenLink>
        {menu}
      </header>
      {events && events.length > 0 ? (
        <Messages
          ref={messages}
          rows={rows}
          avatar={person?.avatar}
          name={name}
          atStart={timeline.atStart}
          failed={timeline.failed}
          onNearStart={older}
          onAtEnd={setAtEnd}
        />
      ) : (
        <ChatBones failed={timeline?.failed ?? false} />
      )}
      <Announcement events={events ?? []} me={me} />
      {conversation.open ? (
        <Composer conversationId={conversationId} onSent={() => messages.current?.toEnd()} />
      ) : (
        closed
      )}
    </section>
  );
}
