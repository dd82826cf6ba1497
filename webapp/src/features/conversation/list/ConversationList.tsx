import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { Skeleton } from '../../../ui/list/Skeleton';
import { RowList, type RowListHandle } from '../../../ui/list/RowList';
import { ConversationRow } from './ConversationRow';
import { useFilter, type Filter } from './filter';
import { Filters } from './Filters';
import { listed } from './order';
import { OpenButton } from '../../../ui/button/Button';
import { Empty } from '../../../ui/layout/Empty';
import { Rows } from '../../../ui/list/Rows';
import styles from './ConversationList.module.css';

interface Props {
  /** Stands in the empty list: what waits for an answer. */
  waiting: ReactNode;
  /** Stands in the empty list of a phone, which shows nothing beside it. */
  invite: ReactNode;
}

export function ConversationList({ waiting, invite }: Props) {
  const t = useT();
  const conversations = useModel((model) => model.state.conversations);
  const loaded = useModel((model) => model.loaded);
  const { id } = useParams();
  const filter = useFilter();
  const rows = useMemo(() => listed(conversations, filter, id), [conversations, filter, id]);
  const list = useRef<RowListHandle>(null);

  // whoever leaves a chat goes on from its row
  const left = useRef<string>(undefined);
  useEffect(() => {
    const index = rows.findIndex((row) => row.conversationId === left.current);
    if (id === undefined && index >= 0) list.current?.focus(index, `/c/${left.current ?? ''}`);
    left.current = id;
  }, [id, rows]);

  if (!loaded) {
    return (
      <>
        <Filters value={filter} />
        <Rows>
          <Skeleton rows={6} label={t('app.loading')} />
        </Rows>
      </>
    );
  }
  if (conversations.size === 0) {
    return (
      <Rows>
        {waiting}
        <Empty>
          <h2>{t('chats.empty-title')}</h2>
          <p>{t('chats.empty')}</p>
          <OpenButton small to="/people/find">
            {t('people.find')}
          </OpenButton>
          <div className={styles['phone-only']}>{invite}</div>
        </Empty>
      </Rows>
    );
  }
  return (
    <>
      <Filters value={filter} />
      {rows.length === 0 ? (
        <NoRows filter={filter} />
      ) : (
        <RowList key={filter} ref={list} label={t('chats.title')} rows={rows}>
          {(conversation) => (
            <ConversationRow key={conversation.conversationId} conversation={conversation} />
          )}
        </RowList>
      )}
    </>
  );
}

function NoRows({ filter }: { filter: Filter }) {
  const t = useT();
  return (
    <Rows>
      <Empty role="status">
        <h2>{t(`chats.none-${filter}-title`)}</h2>
        <p>{t(`chats.none-${filter}`)}</p>
        {filter === 'groups' && (
          <OpenButton small to="/c/new">
            {t('group.create')}
          </OpenButton>
        )}
      </Empty>
    </Rows>
  );
}
