import { useT } from '../../i18n';
import type { EventView } from '../../protocol/events';
import { previewOf } from './preview';

/** Says a new message of the other one to those who don't see it. */
export function Announcement({ events, me }: { events: readonly EventView[]; me: string }) {
  const t = useT();
  const last = events.at(-1);
  const theirs = last?.type === 'message.sent' && last.data.sender !== me;
  return (
    <p className="hidden" aria-live="polite">
      {theirs && previewOf(t, last, me)}
    </p>
  );
}
