import { UserPlus } from 'lucide-react';
import { useMemo } from 'react';
import { Link, NavLink } from 'react-router';
import { useLanguage, useT } from '../../i18n';
import type { FriendshipView } from '../../protocol/views';
import { useModel } from '../../session/hooks';
import { nameOf } from '../../session/people';
import { Avatar } from '../../ui/Avatar';
import { Bones } from '../../ui/Bones';
import { sections } from './sections';

export function PeopleList() {
  const t = useT();
  const language = useLanguage();
  const state = useModel((model) => model.state);
  const loaded = useModel((model) => model.loaded);
  const { received, sent, friends, blocked } = useMemo(
    () => sections(state.friendships.values(), (f) => nameOf(state, f.other) ?? '', language),
    [state, language],
  );
  const nobody = received.length + sent.length + friends.length + blocked.length === 0;
  return (
    <>
      <header className="list-head">
        <h1>{t('people.title')}</h1>
        <Link className="icon" to="/people/find" aria-label={t('people.find')} title={t('people.find')}>
          <UserPlus aria-hidden="true" />
        </Link>
      </header>
      <div className="rows">
        {!loaded && <Bones rows={5} label={t('app.loading')} />}
        {loaded && nobody && (
          <div className="empty">
            <h2>{t('people.empty-title')}</h2>
            <p>{t('people.empty')}</p>
            <Link className="btn small" to="/people/find">
              {t('people.find')}
            </Link>
          </div>
        )}
        <Section title={t('people.received')} of={received} note={() => t('request.asks')} badge />
        <Section title={t('people.sent')} of={sent} note={() => t('request.waiting')} />
        <Section title={t('people.friends')} of={friends} />
        <Section title={t('people.blocked')} of={blocked} />
      </div>
    </>
  );
}

interface SectionProps {
  title: string;
  of: readonly FriendshipView[];
  note?: () => string;
  badge?: boolean;
}

function Section({ title, of, note, badge = false }: SectionProps) {
  const state = useModel((model) => model.state);
  const t = useT();
  if (of.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="section-title">
        {title}
        {badge && <span className="count">{of.length}</span>}
      </h2>
      <ul>
        {of.map((friendship) => {
          const person = state.people.get(friendship.other);
          const handle = person ? `@${person.handle}` : '';
          return (
            <li key={friendship.other}>
              <NavLink className="row" to={`/people/${friendship.other}`}>
                <Avatar name={person?.avatar} />
                <span className="row-text">
                  <strong>{nameOf(state, friendship.other) ?? t('people.unknown')}</strong>
                  <span className="row-note">
                    <span>{friendship.incoming?.message ?? note?.() ?? handle}</span>
                  </span>
                </span>
              </NavLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
