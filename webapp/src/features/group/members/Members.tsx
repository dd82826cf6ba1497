import { Link, Search, UserPlus } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useT } from '../../../i18n';
import type { ConversationId, GroupView } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { personOf } from '../../../session/state/state';
import { useOnline } from '../../../session/hooks/useGroupPresence';
import { memberCount } from '../../../people/member-count';
import { membersOf, nameIn, publicNameIn } from '../../../people/useName';
import { useReadings } from '../../../ui/text/useReadings';
import { hasName } from './has-name';
import { InviteDialog } from './InviteDialog';
import { LinksDialog } from '../links/LinksDialog';
import { MemberRow } from './MemberRow';
import { byRank, mayInvite } from '../permissions';
import { useIncremental } from './useIncremental';
import { IconButton } from '../../../ui/button/IconButton';
import { Hint } from '../../../ui/layout/Hint';
import { SearchBox } from '../../../ui/form/SearchBox';
import styles from './Members.module.css';
import { PanePart } from '../details/PanePart';

/** With fewer there is nothing to search. */
const MANY = 8;

interface Props {
  conversationId: ConversationId;
  group: GroupView;
}

/** Who is in a group: the owner, the admins, then by their joining. */
export function Members({ conversationId, group }: Props) {
  const t = useT();
  const state = useModel((model) => model.state);
  const rosters = useModel((model) => model.rosters);
  const online = useOnline(conversationId);
  const [query, setQuery] = useState('');
  const [inviting, setInviting] = useState(false);
  const [linking, setLinking] = useState(false);
  const typed = useDeferredValue(query.trim());
  const readings = useReadings(typed !== '');
  const found = useMemo(() => {
    const names = { state, rosters };
    return [...membersOf(names, conversationId)].sort(byRank).filter(({ account }) => {
      const { nickname, handle } = personOf(state, account) ?? {};
      const shown = nameIn(names, conversationId, account, t);
      return hasName(
        [shown, publicNameIn(names, conversationId, account), nickname, handle],
        typed,
        readings,
      );
    });
  }, [state, rosters, conversationId, typed, readings, t]);
  const [shown, end] = useIncremental(found.length);
  return (
    <PanePart className={styles.members}>
      <div className={styles['members-head']}>
        <h3>{memberCount(t, group.count, online)}</h3>
        {mayInvite(group) && (
          <IconButton
            aria-label={t('links.title')}
            title={t('links.title')}
            onClick={() => {
              setLinking(true);
            }}
          >
            <Link aria-hidden="true" />
          </IconButton>
        )}
        {mayInvite(group) && (
          <IconButton
            aria-label={t('group.invite')}
            title={t('group.invite')}
            onClick={() => {
              setInviting(true);
            }}
          >
            <UserPlus aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {/* what is being searched can be changed, though somebody leaves meanwhile */}
      {(group.count > MANY || query !== '') && (
        <SearchBox>
          <Search aria-hidden="true" />
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            aria-label={t('group.search-members')}
            placeholder={t('group.search-members')}
            value={query}
            onChange={({ target }) => {
              setQuery(target.value);
            }}
          />
        </SearchBox>
      )}
      <ul aria-label={t('group.members')}>
        {found.slice(0, shown).map((member) => (
          <MemberRow key={member.account} conversationId={conversationId} group={group} member={member} />
        ))}
      </ul>
      {found.length === 0 && <Hint>{t('search.nothing')}</Hint>}
      <div ref={end} />
      <LinksDialog
        open={linking}
        conversationId={conversationId}
        group={group}
        onClose={() => {
          setLinking(false);
        }}
      />
      <InviteDialog
        open={inviting}
        conversationId={conversationId}
        onClose={() => {
          setInviting(false);
        }}
      />
    </PanePart>
  );
}
