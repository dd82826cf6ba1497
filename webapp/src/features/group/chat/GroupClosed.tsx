import { useLanguage, useT } from '../../../i18n';
import { dayAndTime } from '../../../ui/text/dates';
import type { Silence } from '../permissions';
import { ChatEnd } from '../../../people/ChatEnd';

/** Stands in the composer's place where one can't write: why. */
export function GroupClosed({ silence }: { silence: Silence }) {
  const t = useT();
  const language = useLanguage();
  return (
    <ChatEnd role="status">
      <p>
        {silence.type === 'muted'
          ? t('group.closed-muted', { time: dayAndTime(silence.until, language) })
          : t(`group.closed-${silence.type}`)}
      </p>
    </ChatEnd>
  );
}
