import { Search } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { problemText, useT } from '../../../i18n';
import type { AccountId, Source } from '../../../protocol/views';
import { useSession } from '../../../session/hooks/useSession';
import { ErrorLine, Field } from '../../../ui/form/Field';
import { smallTyped, toSmall } from '../../../ui/form/small-letters';
import { formProblem } from '../../../problems/form-problem';
import { BackLink } from '../../../ui/navigation';
import { PersonPage } from '../person/PersonPage';
import { IconButton } from '../../../ui/button/IconButton';
import { useTitle } from '../../../ui/title';
import { PersonRow } from '../list/PersonRow';
import { useMatchingFriends } from './useMatchingFriends';
import styles from './FindPerson.module.css';
import { Page } from '../../../ui/layout/Page';
import { Card } from '../../../ui/layout/Card';

type Result = { type: 'found'; id: AccountId } | { type: 'nobody' } | { type: 'failed'; text: string };

function wantedOf(text: string): string {
  return text.trim().replace(/^@/, '');
}

/** What was typed, as the server tells them apart. */
function kindOf(query: string): Source {
  if (query.includes('@')) return 'email';
  return query.startsWith('+') ? 'phone' : 'handle';
}

/** It may begin with `@`, as handles are shown. */
const isHandle = (typed: string) => !/.@/.test(typed);

/**
 * Finds friends as one types, by a part of their names, and others by exact handle, e-mail or phone once one asks for
 * them; `?q=bob` asks at once, and `&by=link` says that a link led here.
 */
export function FindPerson() {
  const t = useT();
  const session = useSession();
  const { state } = useLocation() as { state: unknown };
  const [query, setQuery] = useSearchParams();
  const asked = wantedOf(query.get('q') ?? '');
  const source = query.get('by') === 'link' ? 'link' : kindOf(asked);
  const [text, setText] = useState(asked);
  const [empty, setEmpty] = useState(false);
  const [result, setResult] = useState<Result>();
  const [before, setBefore] = useState(asked);
  if (asked !== before) {
    setBefore(asked);
    setText(asked);
    setResult(undefined);
  }
  const wanted = wantedOf(text);
  // what was found belongs to what was asked
  const shown = wanted === asked ? result : undefined;
  const found = shown?.type === 'found' ? shown.id : undefined;
  const friends = useMatchingFriends(wanted).filter(({ friendship }) => friendship.other !== found);
  useTitle(t('find.title'));

  const search = useCallback(
    async (whom: string): Promise<Result> => {
      try {
        const person = await session.search(whom);
        return person ? { type: 'found', id: person.accountId } : { type: 'nobody' };
      } catch (error) {
        const { field, text } = formProblem(t, error);
        // what can't be an account name is nobody's
        return field !== '' && kindOf(whom) === 'handle' ? { type: 'nobody' } : { type: 'failed', text };
      }
    },
    [session, t],
  );

  useEffect(() => {
    if (asked === '') return;
    let current = true;
    void search(asked).then((answer) => {
      if (current) setResult(answer);
    });
    return () => {
      current = false;
    };
  }, [asked, search]);

  return (
    <Page aria-labelledby="find-title">
      <BackLink home="/people" />
      <h1 id="find-title">{t('find.title')}</h1>
      <form
        role="search"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setEmpty(wanted === '');
          if (wanted === '') return;
          setResult(undefined);
          if (wanted === asked) void search(wanted).then(setResult);
          else setQuery({ q: wanted }, { replace: true, state });
        }}
      >
        <Field
          label={t('find.label')}
          hint={t('find.explain')}
          type="text"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          value={text}
          error={empty ? problemText(t, 'required', 'login') : undefined}
          onChange={(event) => {
            setEmpty(false);
            // an address stays as it is typed
            setText(isHandle(event.target.value) ? smallTyped(event) : event.target.value);
          }}
          onCompositionEnd={({ currentTarget }) => {
            if (isHandle(currentTarget.value)) setText(toSmall(currentTarget));
          }}
          after={
            <IconButton type="submit" aria-label={t('find.submit')} title={t('find.submit')}>
              <Search aria-hidden="true" />
            </IconButton>
          }
        />
      </form>
      {friends.length > 0 && (
        <section aria-label={t('people.friends')} className={styles.friends}>
          <h2>{t('people.friends')}</h2>
          {friends.map(({ friendship, name }) => (
            <PersonRow key={friendship.other} friendship={friendship} name={name} />
          ))}
        </section>
      )}
      <div aria-live="polite">
        {shown?.type === 'nobody' && (
          <Card as="p">{t(friends.length > 0 ? 'find.nobody-else' : 'find.nobody')}</Card>
        )}
        {shown?.type === 'failed' && <ErrorLine>{shown.text}</ErrorLine>}
        {shown?.type === 'found' && <PersonPage key={shown.id} id={shown.id} source={source} />}
      </div>
    </Page>
  );
}
