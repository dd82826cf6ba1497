import { MessageCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n';
import type { AccountId, Source } from '../../../protocol/views';
import { useModel, useSession } from '../../../session/hooks/useSession';
import { usePerson } from '../../../session/hooks/usePerson';
import { usePresence } from '../../../session/hooks/usePresence';
import { PersonAvatar } from '../../../people/PersonAvatar';
import { useName } from '../../../people/useName';
import { usePresenceText } from '../../../people/usePresenceText';
import { FriendshipActions } from './FriendshipActions';
import { ReceivedRequest } from '../requests/ReceivedRequest';
import { RemarkForm } from './RemarkForm';
import { RequestForm } from '../requests/RequestForm';
import { mayAskAgain } from '../list/sections';
import { SentRequest } from '../requests/SentRequest';
import { OpenButton } from '../../../ui/button/Button';
import { Card } from '../../../ui/layout/Card';
import styles from './person.module.css';

interface Props {
  id: AccountId;
  /** How one has just found them. */
  source?: Source | undefined;
}

/** One person, and all that one can do about what is between the two. */
export function PersonPage({ id, source }: Props) {
  const t = useT();
  const { person, friendship } = usePerson(id);
  const name = useName(id);
  const presence = usePresence(id);
  const seen = usePresenceText(presence);
  return (
    <article className={styles.person} aria-label={name}>
      <div className={styles['person-top']}>
        <PersonAvatar id={id} size="xl" online={presence?.online} />
        <h1>
          <bdi>{name}</bdi>
        </h1>
        {friendship?.remark !== undefined && person && (
          <p>{t('person.nickname', { name: person.nickname })}</p>
        )}
        {person && <p>@{person.handle}</p>}
        {seen !== undefined && <p>{seen}</p>}
        {friendship?.source && <p>{t(`person.source-${friendship.source}`)}</p>}
        {friendship?.friends && friendship.conversationId !== undefined && (
          <OpenButton to={`/c/${friendship.conversationId}`}>
            <MessageCircle aria-hidden="true" />
            {t('person.message')}
          </OpenButton>
        )}
      </div>
      <Between id={id} source={source} />
      {friendship && !friendship.incoming && (
        <RemarkForm key={friendship.remark ?? ''} other={id} remark={friendship.remark} />
      )}
      {friendship && <FriendshipActions friendship={friendship} name={name} />}
    </article>
  );
}

function Between({ id, source }: Props): ReactNode {
  const t = useT();
  const { clock } = useSession();
  const me = useModel((model) => model.state.me);
  const name = useName(id);
  const { friendship } = usePerson(id);
  if (id === me) return <Card as="p">{t('find.oneself')}</Card>;
  if (friendship?.blocked) return <Card as="p">{t('person.blocked')}</Card>;
  if (friendship?.friends) return null;
  if (friendship?.incoming) return <ReceivedRequest other={id} name={name} request={friendship.incoming} />;
  if (friendship?.outgoing) {
    return (
      <SentRequest other={id} request={friendship.outgoing} again={mayAskAgain(friendship, clock.now())} />
    );
  }
  return <RequestForm other={id} withRemark={friendship === undefined} source={source} />;
}
