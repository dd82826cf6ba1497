import { ChevronLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { PersonPage } from '../features/friendship/PersonPage';
import { useT } from '../i18n';
import { useKnown } from '../session/people';
import { NotFound } from './EmptyPanes';

/** A person beside the list of people. */
export function PersonPane() {
  const t = useT();
  const { id = '' } = useParams();
  const { person, friendship } = useKnown(id);
  if (!person && !friendship) return <NotFound />;
  return (
    <section className="page">
      <Link className="icon back" to="/people" aria-label={t('app.back')}>
        <ChevronLeft aria-hidden="true" />
      </Link>
      <PersonPage key={id} id={id} />
    </section>
  );
}
