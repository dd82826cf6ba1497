import { useT } from '../../../i18n';
import { useDates } from '../../../ui/text/useDates';
import type { Silence } from '../permissions';
import { ChatEnd } from '../../../people/ChatEnd';

/** Stands in the composer's place where one can't write: why. */
export function GroupClosed({ silence }: { silence: Silence }) {
  const t = useT();
  const dates = useDates();
  return (
    <ChatEnd role="status">
      <p>
        {silence.type === 'muted'
          ? t('group.closed-muted', { time: dates.full(silence.until) })
          : t(`group.closed-${silence.type}`)}
      </p>
    </ChatEnd>
  );
}
