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
import { Page } from '../../../ui/layout/Page';
import { Card } from '../../../ui/layout/Card';

type Result = { type: 'found'; id: AccountId } | { type: 'nobody' } | { type: 'failed'; text: string };

/** What was typed, as the server tells them apart. */
function kindOf(query: string): Source {
  if (query.includes('@')) return 'email';
  return query.startsWith('+') ? 'phone' : 'handle';
}

/** It may begin with `@`, as handles are shown. */
const isHandle = (typed: string) => !/.@/.test(typed);

/** Finds a person by exact handle, e-mail or phone; `?q=bob` searches at once, and `&by=link` says that a link led here. */
export function FindPerson() {
  const t = useT();
  const session = useSession();
  const { state } = useLocation() as { state: unknown };
  const [query, setQuery] = useSearchParams();
  const asked = query.get('q') ?? '';
  const source = query.get('by') === 'link' ? 'link' : kindOf(asked);
  const [text, setText] = useState(asked);
  const [empty, setEmpty] = useState(false);
  const [result, setResult] = useState<Result>();

  const search = useCallback(
    async (wanted: string): Promise<Result> => {
      try {
        const person = await session.search(wanted);
        return person ? { type: 'found', id: person.accountId } : { type: 'nobody' };
      } catch (error) {
        return { type: 'failed', text: formProblem(t, error).text };
      }
    },
    [session, t],
  );

  useEffect(() => {
    if (asked === '') return;
    let current = true;
    void search(asked).then((found) => {
      if (current) setResult(found);
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
          const wanted = text.trim().replace(/^@/, '');
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
      <div aria-live="polite">
        {result?.type === 'nobody' && <Card as="p">{t('find.nobody')}</Card>}
        {result?.type === 'failed' && <ErrorLine>{result.text}</ErrorLine>}
        {result?.type === 'found' && <PersonPage key={result.id} id={result.id} source={source} />}
      </div>
    </Page>
  );
}
