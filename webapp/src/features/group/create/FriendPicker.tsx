import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Virtualizer } from 'virtua';
import { useT } from '../../../i18n';
import { limits } from '../../../protocol/limits';
import type { AccountId } from '../../../protocol/views';
import { useModel } from '../../../session/hooks/useSession';
import { PersonAvatar } from '../../../people/PersonAvatar';
import { compareNames } from '../../../ui/text/name-order';
import { useReadings } from '../../../ui/text/useReadings';
import { nameOf } from '../../../people/useName';
import { hasName } from '../members/has-name';
import { Hint } from '../../../ui/layout/Hint';
import { Legend } from '../../../ui/layout/Legend';
import { SearchBox } from '../../../ui/form/SearchBox';
import { RowLabel } from '../../../ui/list/Row';
import styles from './create.module.css';

interface Props {
  chosen: ReadonlySet<AccountId>;
  onChange: (chosen: ReadonlySet<AccountId>) => void;
  /** Those who needn't be asked any more. */
  without: (id: AccountId) => boolean;
}

/** One's friends by name, to be ticked. */
export function FriendPicker({ chosen, onChange, without }: Props) {
  const t = useT();
  const friendships = useModel((model) => model.state.friendships);
  const people = useModel((model) => model.state.people);
  const scroller = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const typed = useDeferredValue(query.trim());
  const readings = useReadings(typed !== '');
  const friends = useMemo(
    () =>
      [...friendships.values()]
        .filter(({ friends, blocked, other }) => friends && !blocked && !without(other))
        .map(({ other: id }) => ({
          id,
          name: nameOf({ friendships, people }, id, t),
          person: people.get(id),
        }))
        .sort((a, b) => compareNames(a.name, b.name)),
    [friendships, people, without, t],
  );
  const found = friends.filter(({ name, person }) =>
    hasName([name, person?.nickname, person?.handle], typed, readings),
  );
  const toggle = (id: AccountId) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  const full = chosen.size >= limits.atOnce;
  return (
    <fieldset className={styles['friend-picker']}>
      <Legend>{t('group.friends')}</Legend>
      <SearchBox>
        <Search aria-hidden="true" />
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          aria-label={t('group.search-friends')}
          placeholder={t('group.search-friends')}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
          }}
        />
      </SearchBox>
      {found.length === 0 && <Hint>{t(friends.length === 0 ? 'group.no-friends' : 'search.nothing')}</Hint>}
      <div className={styles.ticks} ref={scroller}>
        <Virtualizer scrollRef={scroller} data={found}>
          {({ id, name }) => (
            <RowLabel key={id} className={styles.tick}>
              <input
                type="checkbox"
                checked={chosen.has(id)}
                disabled={full && !chosen.has(id)}
                onChange={() => {
                  toggle(id);
                }}
              />
              <PersonAvatar id={id} size="m" />
              <bdi>{name}</bdi>
            </RowLabel>
          )}
        </Virtualizer>
      </div>
    </fieldset>
  );
}
