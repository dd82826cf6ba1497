import { useParams } from 'react-router';
import { PersonPage } from '../features/friendship/PersonPage';
import { useKnown } from '../session/people';
import { BackLink } from '../ui/steps';
import { NotFound } from './EmptyPanes';

/** A person beside the list of people. */
export function PersonPane() {
  const { id = '' } = useParams();
  const { person, friendship } = useKnown(id);
  if (!person && !friendship) return <NotFound />;
  return (
    <section className="page">
      <BackLink home="/people" />
      <PersonPage key={id} id={id} />
    </section>
  );
}
