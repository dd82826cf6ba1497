import { useParams } from 'react-router';
import { PersonPage } from '../features/friendship/person/PersonPage';
import { useName } from '../people/useName';
import { usePerson } from '../session/hooks/usePerson';
import { BackLink } from '../ui/navigation';
import { NotFound } from './frame/EmptyPanes';
import { Page } from '../ui/layout/Page';
import { useTitle } from '../ui/title';

/** A person beside the list of people. */
export function PersonPane() {
  const { id = '' } = useParams();
  const { person, friendship } = usePerson(id);
  if (!person && !friendship) return <NotFound what="person" />;
  return <Known key={id} id={id} />;
}

function Known({ id }: { id: string }) {
  useTitle(useName(id));
  return (
    <Page>
      <BackLink home="/people" />
      <PersonPage id={id} />
    </Page>
  );
}
