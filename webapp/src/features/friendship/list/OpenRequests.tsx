import { useMemo } from 'react';
import { useT } from '../../../i18n';
import { nameOf } from '../../../people/useName';
import { useModel } from '../../../session/hooks/useSession';
import { Heading } from './Heading';
import { PersonRow } from './PersonRow';
import { peopleRows } from './sections';

/** The requests that wait for an answer, to oneself and of one's own. */
export function OpenRequests() {
  const t = useT();
  const friendships = useModel((model) => model.state.friendships);
  const people = useModel((model) => model.state.people);
  const rows = useMemo(
    () =>
      peopleRows(
        [...friendships.values()].filter(
          ({ incoming, outgoing, blocked }) => !blocked && (incoming ?? outgoing),
        ),
        ({ other }) => nameOf({ friendships, people }, other, t),
      ),
    [friendships, people, t],
  );
  if (rows.length === 0) return null;
  return (
    <div>
      {rows.map((row) =>
        row.type === 'person' ? (
          <PersonRow key={row.key} friendship={row.friendship} name={row.name} />
        ) : (
          <Heading key={row.key} row={row} />
        ),
      )}
    </div>
  );
}
