import { MessageCircle, Users } from 'lucide-react';
import { Invite } from '../../features/account/settings/Invite';
import { useT } from '../../i18n';
import { useModel } from '../../session/hooks/useSession';
import { ButtonLink } from '../../ui/button/Button';
import { Empty } from '../../ui/layout/Empty';
import styles from './frame.module.css';

/** Beside the conversation list while none is open: what to do next. */
export function ChatsEmpty() {
  const t = useT();
  const some = useModel((model) => model.state.conversations.size > 0);
  return (
    <Empty className={styles['empty-pane']}>
      <MessageCircle aria-hidden="true" />
      {some ? <p>{t('chats.pick')}</p> : <Invite />}
    </Empty>
  );
}

export function PeopleEmpty() {
  const t = useT();
  return (
    <Empty className={styles['empty-pane']}>
      <Users aria-hidden="true" />
      <p>{t('people.pick')}</p>
      <Invite />
    </Empty>
  );
}

export function NotFound() {
  const t = useT();
  return (
    <Empty className={styles['empty-pane']}>
      <h1>{t('app.not-found')}</h1>
      <ButtonLink small to="/">
        {t('app.to-chats')}
      </ButtonLink>
    </Empty>
  );
}
