import { MessageCircle, Users } from 'lucide-react';
import { Link } from 'react-router';
import { Invite } from '../../features/account/settings/Invite';
import { useT } from '../../i18n';
import { useModel } from '../../session/hooks/useSession';

/** Beside the conversation list while none is open: what to do next. */
export function ChatsEmpty() {
  const t = useT();
  const some = useModel((model) => model.state.conversations.size > 0);
  return (
    <div className="empty">
      <MessageCircle aria-hidden="true" />
      {some ? <p>{t('chats.pick')}</p> : <Invite />}
    </div>
  );
}

export function PeopleEmpty() {
  const t = useT();
  return (
    <div className="empty">
      <Users aria-hidden="true" />
      <p>{t('people.pick')}</p>
      <Invite />
    </div>
  );
}

export function NotFound() {
  const t = useT();
  return (
    <div className="empty">
      <h1>{t('app.not-found')}</h1>
      <Link className="btn small" to="/">
        {t('app.to-chats')}
      </Link>
    </div>
  );
}
