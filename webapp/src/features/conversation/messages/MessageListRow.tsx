import { memo } from 'react';
import { useT } from '../../../i18n';
import type { EventView } from '../../../protocol/events';
import type { ConversationId } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { useDates, useZone } from '../../../ui/text/useDates';
import { Bubble } from './Bubble';
import { linesText, tellingOf } from '../preview';
import { isSameRow, type Row } from './rows';
import styles from './messages.module.css';

interface Props {
  row: Row;
  conversationId: ConversationId;
  inGroup: boolean;
}

export const MessageListRow = memo(
  function MessageListRow({ row, conversationId, inGroup }: Props) {
    const t = useT();
    switch (row.type) {
      case 'message':
        return <Bubble row={row} conversationId={conversationId} inGroup={inGroup} />;
      case 'line':
        return <Line events={row.events} conversationId={conversationId} />;
      case 'new':
        return <p className={styles.new}>{t('chat.new')}</p>;
      case 'day':
        return <Day time={row.time} />;
    }
  },
  (before, { row, conversationId }) => before.conversationId === conversationId && isSameRow(before.row, row),
);

function Line({ events, conversationId }: { events: readonly EventView[]; conversationId: ConversationId }) {
  const t = useT();
  // it may say until when somebody is muted
  useZone();
  const text = useModel((model) => {
    const conversation = model.state.conversations.get(conversationId);
    return conversation && linesText(tellingOf(model, conversation, t), events);
  });
  return (
    <p className={styles.line} data-testid="line" dir="auto">
      {text}
    </p>
  );
}

function Day({ time }: { time: number }) {
  const dates = useDates();
  return (
    <p className={styles.day} data-testid="day">
      <span>{dates.day(time)}</span>
    </p>
  );
}
