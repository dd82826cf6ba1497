import { useState } from 'react';
import { useT } from '../../i18n';
import type { EventView } from '../../protocol/events';
import type { Placed } from '../../session/placed';
import { previewOf } from './preview';

interface Props {
  events: readonly Placed[];
  /** Of the conversation, whether it is among the events or not. */
  newest: EventView;
  me: string;
}

/** Says each new message of the other one, once, to those who don't see it. */
export function Announcement({ events, newest, me }: Props) {
  const t = useT();
  const [said, setSaid] = useState<{ upTo: number; now: readonly EventView[] }>({
    upTo: newest.streamSeq,
    now: [],
  });
  if (newest.streamSeq > said.upTo) {
    const come = events.filter((event) => event.streamSeq > said.upTo && event.streamSeq < newest.streamSeq);
    const theirs = [...come, newest].filter(
      (event) => event.type === 'message.sent' && event.data.sender !== me,
    );
    setSaid({ upTo: newest.streamSeq, now: theirs });
  }
  return (
    <div className="hidden" aria-live="polite">
      {said.now.map((event) => (
        <p key={event.eventId}>{previewOf(t, event, me)}</p>
      ))}
    </div>
  );
}
