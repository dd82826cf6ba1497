import { useParams } from 'react-router';
import { PersonPage } from '../features/friendship/person/PersonPage';
import { usePerson } from '../session/hooks/usePerson';
import { BackLink } from '../ui/navigation';
import { NotFound } from './frame/EmptyPanes';
import { Page } from '../ui/layout/Page';

/** A person beside the list of people. */
export function PersonPane() {
  const { id = '' } = useParams();
  const { person, friendship } = usePerson(id);
  if (!person && !friendship) return <NotFound />;
  return (
    <Page>
      <BackLink home="/people" />
      <PersonPage key={id} id={id} />
    </Page>
  );
}
