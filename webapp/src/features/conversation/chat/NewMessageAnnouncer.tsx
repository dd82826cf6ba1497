import { useState } from 'react';
import { useT } from '../../../i18n';
import { placeOf, type EventView } from '../../../protocol/events';
import type { ConversationView } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import type { TimelineEvent } from '../../../session/paging/timeline-event';
import { previewOf, tellingOf } from '../preview';
import { Hidden } from '../../../ui/layout/Hidden';

interface Props {
  events: readonly TimelineEvent[];
  /** Whose newest event may be among the events or not. */
  conversation: ConversationView;
  me: string;
}

/** Says each new message of somebody else, once, to those who don't see it. */
export function NewMessageAnnouncer({ events, conversation, me }: Props) {
  const newest = conversation.last;
  const place = placeOf(newest);
  const [said, setSaid] = useState<{ upTo: number; now: readonly EventView[] }>({
    upTo: place,
    now: [],
  });
  if (place > said.upTo) {
    const come = events.filter((event) => placeOf(event) > said.upTo && placeOf(event) < place);
    const theirs = [...come, newest].filter(
      (event) => event.type === 'message.sent' && event.data.sender !== me,
    );
    setSaid({ upTo: place, now: theirs });
  }
  return (
    <Hidden as="div" aria-live="polite">
      {said.now.map((event) => (
        <Said key={event.eventId} event={event} conversation={conversation} />
      ))}
    </Hidden>
  );
}

function Said({ event, conversation }: { event: EventView; conversation: ConversationView }) {
  const t = useT();
  return <p>{useModel((model) => previewOf(tellingOf(model, conversation, t), event))}</p>;
}
