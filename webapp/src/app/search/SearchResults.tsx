import { useT } from '../../i18n';
import { useModel } from '../../session/hooks/useSession';
import { ConversationAvatar } from '../../people/ConversationAvatar';
import { Highlight } from '../../ui/text/Highlight';
import { memberCount } from '../../people/member-count';
import { isSaved } from '../../people/saved';
import type { Hit } from './search';
import type { Results } from './useSearch';
import { Button } from '../../ui/button/Button';
import { Empty } from '../../ui/layout/Empty';
import { SectionTitle } from '../../ui/layout/SectionTitle';
import { Rows } from '../../ui/list/Rows';
import { RowNote, RowOption, RowText } from '../../ui/list/Row';
import { Hidden } from '../../ui/layout/Hidden';

interface Props {
  id: string;
  query: string;
  results: Results;
  /** The address of the one that Enter opens. */
  active: string | undefined;
  onPick: (to: string) => void;
}

/** Conversations, and friends with whom there is none yet, in two groups; nobody twice. */
export function SearchResults({ id, query, results, active, onPick }: Props) {
  const t = useT();
  const { conversations, friends, more } = results;
  const none = conversations.length + friends.length === 0;
  return (
    <Rows>
      {none ? (
        <Empty>
          <p role="status">{t('search.nothing')}</p>
          <Button
            look="plain"
            small
            onClick={() => {
              onPick(`/people/find?${new URLSearchParams({ q: query.trim().replace(/^@/, '') }).toString()}`);
            }}
          >
            {t('people.find')}
          </Button>
        </Empty>
      ) : (
        <Hidden as="p" role="status">
          {t('search.found', { count: conversations.length + friends.length })}
        </Hidden>
      )}
      <div id={id} role="listbox" aria-label={t('search.results')}>
        {[
          { title: t('chats.title'), hits: conversations },
          { title: t('people.friends'), hits: friends },
        ].map(
          ({ title, hits }) =>
            hits.length > 0 && (
              <div key={title} role="group" aria-label={title}>
                <SectionTitle as="p" aria-hidden="true">
                  {title}
                </SectionTitle>
                {hits.map((hit) => (
                  <HitRow key={hit.to} hit={hit} active={hit.to === active} onPick={onPick} />
                ))}
              </div>
            ),
        )}
      </div>
      {more && <Empty as="p">{t('search.more')}</Empty>}
    </Rows>
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
  const saved = useModel((model) => isSaved(hit.shown, model.state.me));
  return (
    <RowOption
      id={`hit-${hit.to}`}
      active={active}
      ref={active ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
      onClick={() => {
        onPick(hit.to);
      }}
    >
      <ConversationAvatar conversation={hit.shown} />
      <RowText>
        <strong>
          <Highlight text={hit.name} found={hit.found} />
        </strong>
        <RowNote>
          <span>
            {hit.by ? (
              <Highlight text={hit.by.name} found={hit.by.found} />
            ) : saved ? (
              t('saved.about')
            ) : group ? (
              group.self && memberCount(t, group.count)
            ) : (
              person && `@${person.handle}`
            )}
          </span>
        </RowNote>
      </RowText>
    </RowOption>
  );
}
