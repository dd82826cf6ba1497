import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { Skeleton } from '../../../ui/list/Skeleton';
import { RowList, type RowListHandle } from '../../../ui/list/RowList';
import { ConversationRow } from './ConversationRow';
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
  const rows = useMemo(() => listed(conversations), [conversations]);
  const list = useRef<RowListHandle>(null);
  const { id } = useParams();

  // whoever leaves a chat goes on from its row
  const left = useRef<string>(undefined);
  useEffect(() => {
    const index = rows.findIndex((row) => row.conversationId === left.current);
    if (id === undefined && index >= 0) list.current?.focus(index, `/c/${left.current ?? ''}`);
    left.current = id;
  }, [id, rows]);

  if (!loaded) {
    return (
      <Rows>
        <Skeleton rows={6} label={t('app.loading')} />
      </Rows>
    );
  }
  if (rows.length === 0) {
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
    <RowList ref={list} label={t('chats.title')} rows={rows}>
      {(conversation) => <ConversationRow key={conversation.conversationId} conversation={conversation} />}
    </RowList>
  );
}
