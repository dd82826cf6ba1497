import { useCallback, useEffect, useMemo, useRef, useState, type Ref } from 'react';
import type { ConversationView } from '../../../protocol/views';
import type { Draft } from '../../../session/sending/drafts';
import { useReadByOne } from '../../../session/hooks/useGroupPresence';
import { useModel, useSession } from '../../../session/hooks/useSession';
import { useZone } from '../../../ui/text/useDates';
import { NewMessageAnnouncer } from './NewMessageAnnouncer';
import { ChatSkeleton } from './ChatSkeleton';
import { unread } from '../fold';
import { isPageInFront } from '../page-focus';
import { Messages, type MessagesHandle } from '../messages/Messages';
import type { VisibleMessages } from '../reading/visible-messages';
import { numbersOf, rowsOf } from '../messages/rows';
import { keepReadingPosition, readingPosition, type ReadingPosition } from '../reading/reading-position';
import { useFirstNew } from './useFirstNew';
import { useTimeline } from './useTimeline';

interface Props {
  conversation: ConversationView;
  name: string;
  onTakeBack: ((id: string, draft: Draft) => void) | undefined;
  ref: Ref<MessagesHandle>;
}

/** What was said in a conversation, opened at what is new, else where one was. */
export function Thread({ conversation, name, onTakeBack, ref }: Props) {
  const session = useSession();
  const { conversationId } = conversation;
  const me = useModel((model) => model.state.me);
  const readMarks = useModel((model) => model.state.self?.readMarks !== false);
  const outbox = useModel((model) => model.outbox);
  const firstNew = useFirstNew(conversation);
  const [start] = useState(() => (firstNew === undefined ? readingPosition(me, conversationId) : undefined));
  const [at] = useState(firstNew ?? start?.no);
  const [timeline, reading] = useTimeline(conversationId, at);
  const { events, atEnd = false } = timeline ?? {};
  const { group } = conversation;
  const asks = readMarks && group?.self !== undefined && !group.dissolved;
  const own = useMemo(() => (asks ? numbersOf(events ?? [], me) : []), [asks, events, me]);
  const readByOne = useReadByOne(conversationId, own);
  const zone = useZone();
  const rows = useMemo(
    () => rowsOf({ events: events ?? [], atEnd, outbox, conversation, me, firstNew, readMarks, readByOne }),
    // another time zone has other days
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [events, atEnd, outbox, conversation, me, firstNew, readMarks, readByOne, zone],
  );

  const spot = useRef<ReadingPosition>(undefined);
  const seen = useCallback(
    (now: VisibleMessages & { atEnd: boolean }) => {
      spot.current = now.atEnd ? undefined : now.spot;
      if (isPageInFront()) session.account.marks.mark(conversationId, now.theirs);
    },
    [session, conversationId],
  );
  useEffect(() => {
    const keep = () => {
      keepReadingPosition(me, conversationId, spot.current);
    };
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [me, conversationId]);

  if (!timeline || timeline.events.length === 0)
    return <ChatSkeleton failed={timeline?.failed !== undefined} onRetry={reading.retry} />;
  return (
    <>
      <Messages
        ref={ref}
        rows={rows}
        timeline={timeline}
        reading={reading}
        start={start}
        name={name}
        unread={unread(conversation)}
        onSeen={seen}
        conversation={conversation}
        onTakeBack={onTakeBack}
      />
      <NewMessageAnnouncer events={timeline.events} conversation={conversation} me={me} />
    </>
  );
}
