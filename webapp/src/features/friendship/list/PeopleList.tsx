import { useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n';
import { useModel } from '../../../session/hooks/useSession';
import { Skeleton } from '../../../ui/list/Skeleton';
import { RowList, type RowListHandle } from '../../../ui/list/RowList';
import { nameOf } from '../../../people/useName';
import { Heading } from './Heading';
import { IndexStrip } from './IndexStrip';
import { PersonRow } from './PersonRow';
import { peopleRows, type PeopleRow } from './sections';
import { OpenButton } from '../../../ui/button/Button';
import { Empty } from '../../../ui/layout/Empty';
import { Rows } from '../../../ui/list/Rows';
import styles from './PeopleList.module.css';

export function PeopleList() {
  const t = useT();
  const friendships = useModel((model) => model.state.friendships);
  const people = useModel((model) => model.state.people);
  const loaded = useModel((model) => model.loaded);
  const rows = useMemo(
    () =>
      peopleRows(friendships.values(), (friendship) => nameOf({ friendships, people }, friendship.other, t)),
    [friendships, people, t],
  );
  const list = useRef<RowListHandle>(null);
  const [top, setTop] = useState(0);

  if (!loaded || rows.length === 0) {
    return <Rows>{loaded ? <Nobody /> : <Skeleton rows={5} label={t('app.loading')} />}</Rows>;
  }
  const heading = rows[headingOf(rows, top)];
  return (
    <div className={styles.people}>
      <RowList
        className={styles.rows}
        ref={list}
        label={t('people.title')}
        rows={rows}
        onTop={(index) => {
          // nothing is drawn anew before another heading comes to the top
          setTop(headingOf(rows, index));
        }}
        before={
          heading && (
            <div className={styles.stuck} aria-hidden="true">
              <Heading row={heading} />
            </div>
          )
        }
      >
        {(row) =>
          row.type === 'person' ? (
            <PersonRow key={row.key} friendship={row.friendship} name={row.name} />
          ) : (
            <Heading key={row.key} row={row} />
          )
        }
      </RowList>
      <IndexStrip
        rows={rows}
        top={top}
        onPick={(index) => {
          list.current?.show(index);
        }}
      />
    </div>
  );
}

/** Under which heading a row stands. */
function headingOf(rows: readonly PeopleRow[], index: number): number {
  return rows.findLastIndex((row, at) => at <= index && row.type !== 'person');
}

function Nobody() {
  const t = useT();
  return (
    <Empty>
      <h2>{t('people.empty-title')}</h2>
      <p>{t('people.empty')}</p>
      <OpenButton small to="/people/find">
        {t('people.find')}
      </OpenButton>
    </Empty>
  );
}
