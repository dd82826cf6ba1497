import { useMemo } from 'react';
import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { Segments } from '../../../ui/form/Segments';
import { Badge } from '../../../ui/list/Badge';
import { choose, filters, type Filter } from './filter';
import { unreadInArchive } from './order';

/** Which chats the list shows. The archive stands there once there is one, and as long as one looks at it. */
export function Filters({ value }: { value: Filter }) {
  const t = useT();
  const conversations = useModel((model) => model.state.conversations);
  const archived = useMemo(() => unreadInArchive(conversations.values()), [conversations]);
  const offered = filters.filter((each) => each !== 'archived' || each === value || archived !== undefined);
  return (
    <Segments
      chips
      label={t('chats.filter')}
      value={value}
      options={offered.map((each) => ({
        value: each,
        label: t(`chats.filter-${each}`),
        after: each === 'archived' && archived !== undefined && archived > 0 && (
          <Badge quiet role="img" aria-label={t('chats.unread', { count: archived })}>
            {archived > 99 ? '99+' : archived}
          </Badge>
        ),
      }))}
      onChange={choose}
    />
  );
}
