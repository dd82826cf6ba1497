import { useT } from '../../../i18n';
import type { ConversationId, GroupView, MemberView } from '../../../protocol/views';
import { useModel, useSession } from '../../../session/hooks/useSession';
import { PersonAvatar } from '../../../people/PersonAvatar';
import { useNameIn } from '../../../people/useName';
import { MemberMenu } from './MemberMenu';
import { isMuted } from '../permissions';
import styles from './Members.module.css';

interface Props {
  conversationId: ConversationId;
  group: GroupView;
  member: MemberView;
}

export function MemberRow({ conversationId, group, member }: Props) {
  const t = useT();
  const { clock } = useSession();
  const me = useModel((model) => model.state.me);
  const name = useNameIn(conversationId, member.account);
  return (
    <li className={styles.member} data-testid="member">
      <PersonAvatar id={member.account} size="s" />
      <span className={styles['member-name']}>
        <bdi>{name}</bdi>
        {member.account === me && <small>{t('group.oneself')}</small>}
      </span>
      {isMuted(member, clock.now()) && <small className={styles.tag}>{t('group.is-muted')}</small>}
      {member.role !== 'member' && <small className={styles.tag}>{t(`group.role-${member.role}`)}</small>}
      {member.account !== me && (
        <MemberMenu conversationId={conversationId} group={group} member={member} name={name} />
      )}
    </li>
  );
}
