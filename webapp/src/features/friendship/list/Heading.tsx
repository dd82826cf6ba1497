import { useT } from '../../../i18n';
import { SectionTitle } from '../../../ui/layout/SectionTitle';
import { Badge } from '../../../ui/list/Badge';
import type { PeopleRow } from './sections';

/** Above the people of one part of the list. */
export function Heading({ row }: { row: PeopleRow }) {
  const t = useT();
  if (row.type === 'person') return null;
  return (
    <SectionTitle>
      {row.type === 'letter' ? row.letter : t(`people.${row.title}`)}
      {row.type === 'title' && row.title === 'received' && <Badge>{row.count}</Badge>}
    </SectionTitle>
  );
}
