import { useT } from '../../i18n';
import { useModel } from '../../session/hooks/useSession';
import { ConversationAvatar } from '../../people/ConversationAvatar';
import { Highlight } from '../../ui/text/Highlight';
import { memberCount } from '../../people/member-count';
import type { Hit } from './search';
import type { Results } from './useSearch';

interface Props {
  id: string;
  results: Results;
  /** The address of the one that Enter opens. */
  active: string | undefined;
  onPick: (to: string) => void;
}

/** Conversations and friends, in two groups. */
export function SearchResults({ id, results, active, onPick }: Props) {
  const t = useT();
  const { conversations, friends, more } = results;
  const none = conversations.length + friends.length === 0;
  return (
    <div className="rows">
      <p className={none ? 'empty' : 'hidden'} role="status">
        {none ? t('search.nothing') : t('search.found', { count: conversations.length + friends.length })}
      </p>
      <div id={id} role="listbox" aria-label={t('search.results')}>
        {[
          { title: t('chats.title'), hits: conversations },
          { title: t('people.friends'), hits: friends },
        ].map(
          ({ title, hits }) =>
            hits.length > 0 && (
              <div key={title} role="group" aria-label={title}>
                <p className="section-title" aria-hidden="true">
                  {title}
                </p>
                {hits.map((hit) => (
                  <HitRow key={hit.to} hit={hit} active={hit.to === active} onPick={onPick} />
                ))}
              </div>
            ),
        )}
      </div>
      {more && <p className="empty">{t('search.more')}</p>}
    </div>
  );
}

interface HitProps {
  hit: Hit;
  active: boolean;
  onPick: (to: string) => void;
}

function HitRow({ hit, active, onPick }: HitProps) {
  const { other, group } = hit.shown;
  const t = useT();
  const person = useModel((model) => model.state.people.get(other ?? ''));
  return (
    <div
      id={`hit-${hit.to}`}
      className={active ? 'row hit active' : 'row hit'}
      role="option"
      aria-selected={active}
      ref={active ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
      onClick={() => {
        onPick(hit.to);
      }}
    >
      <ConversationAvatar conversation={hit.shown} />
      <span className="row-text">
        <strong>
          <Highlight text={hit.name} found={hit.found} />
        </strong>
        <span className="row-note">
          <span>
            {hit.by ? (
              <Highlight text={hit.by.name} found={hit.by.found} />
            ) : group ? (
              group.self && memberCount(t, group.count)
            ) : (
              person && `@${person.handle}`
            )}
          </span>
        </span>
      </span>
    </div>
  );
}
