import { memo } from 'react';
import { useT } from '../../i18n';
import { useDates } from '../../ui/useDates';
import { Bubble } from './Bubble';
import { lineText } from './preview';
import { isSameRow, type Row } from './rows';

interface Props {
  row: Row;
  avatar: string | undefined;
  name: string;
}

export const MessageListRow = memo(
  function MessageListRow({ row, avatar, name }: Props) {
    const t = useT();
    switch (row.type) {
      case 'message':
        return <Bubble row={row} avatar={avatar} name={name} />;
      case 'line':
        return <p className="line">{lineText(t, row.event)}</p>;
      case 'new':
        return <p className="new">{t('chat.new')}</p>;
      case 'day':
        return <Day time={row.time} />;
    }
  },
  (before, { row, avatar, name }) =>
    before.avatar === avatar && before.name === name && isSameRow(before.row, row),
);

function Day({ time }: { time: number }) {
  const dates = useDates();
  return (
    <p className="day">
      <span>{dates.day(time)}</span>
    </p>
  );
}
