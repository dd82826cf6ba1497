import { UserPlus } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useT } from '../../i18n';
import { useModel } from '../../session/hooks';
import { Bones } from '../../ui/Bones';
import { ConversationRow } from './ConversationRow';

/** `invite` stands in the empty list of a phone, which shows nothing beside it. */
export function ConversationList({ invite }: { invite: ReactNode }) {
  const t = useT();
  const conversations = useModel((model) => model.state.conversations);
  const loaded = useModel((model) => model.loaded);
  const sorted = useMemo(
    () => [...conversations.values()].sort((a, b) => b.last.position - a.last.position),
    [conversations],
  );
  return (
    <>
      <header className="list-head">
        <h1>{t('chats.title')}</h1>
        <Link className="icon" to="/people/find" aria-label={t('people.find')} title={t('people.find')}>
          <UserPlus aria-hidden="true" />
        </Link>
      </header>
      <nav className="rows" aria-label={t('chats.title')}>
        {!loaded && <Bones rows={6} label={t('app.loading')} />}
        {loaded && sorted.length === 0 && (
          <div className="empty">
            <h2>{t('chats.empty-title')}</h2>
            <p>{t('chats.empty')}</p>
            <Link className="btn small" to="/people/find">
              {t('people.find')}
            </Link>
            <div className="phone-only">{invite}</div>
          </div>
        )}
        <ul>
          {sorted.map((conversation) => (
            <ConversationRow key={conversation.conversationId} conversation={conversation} />
          ))}
        </ul>
      </nav>
    </>
  );
}
