import { MessageCircle, Users } from 'lucide-react';
import { Invite } from '../../features/account/settings/Invite';
import { useT } from '../../i18n';
import { useModel } from '../../session/hooks/useSession';
import { ButtonLink } from '../../ui/button/Button';
import { useTitle } from '../../ui/title';
import { Empty } from '../../ui/layout/Empty';
import styles from './frame.module.css';

/** Beside the conversation list while none is open: what to do next. */
export function ChatsEmpty() {
  const t = useT();
  const some = useModel((model) => model.state.conversations.size > 0);
  useTitle(t('chats.title'));
  return (
    <Empty className={styles['empty-pane']}>
      <MessageCircle aria-hidden="true" />
      {some ? <p>{t('chats.pick')}</p> : <Invite />}
    </Empty>
  );
}

export function PeopleEmpty() {
  const t = useT();
  useTitle(t('people.title'));
  return (
    <Empty className={styles['empty-pane']}>
      <Users aria-hidden="true" />
      <p>{t('people.pick')}</p>
      <Invite />
    </Empty>
  );
}

const missing = {
  page: { title: 'app.no-page', why: 'app.no-page-why', to: '/', way: 'app.to-chats' },
  chat: { title: 'chat.none', why: 'chat.none-why', to: '/', way: 'app.to-chats' },
  person: { title: 'person.none', why: 'person.none-why', to: '/people', way: 'app.to-people' },
} as const;

/** Says that nothing stands at this address, or what of it one may not see: the two look alike. */
export function NotFound({ what }: { what: keyof typeof missing }) {
  const t = useT();
  const { title, why, to, way } = missing[what];
  useTitle(t(title));
  return (
    <Empty className={styles['empty-pane']}>
      <h1>{t(title)}</h1>
      <p>{t(why)}</p>
      <ButtonLink small to={to}>
        {t(way)}
      </ButtonLink>
    </Empty>
  );
}
