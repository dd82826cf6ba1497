import { Bookmark, MessagesSquare, Plus, Search, UserPlus, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useT } from '../../i18n';
import { Menu, MenuItem } from '../../ui/overlay/Menu';
import { useOpen } from '../../ui/navigation';
import { ConnectionBanner } from './ConnectionBanner';
import { SearchResults } from '../search/SearchResults';
import { useSearch } from '../search/useSearch';
import { IconButton } from '../../ui/button/IconButton';
import { Hidden } from '../../ui/layout/Hidden';
import { SearchBox } from '../../ui/form/SearchBox';
import styles from './frame.module.css';

export const SEARCH_BOX = 'search';
const RESULTS = 'search-results';

/** The list, and the box above it that finds conversations and friends. */
export function ListPane({ title, children }: { title: string; children: ReactNode }) {
  const t = useT();
  const open = useOpen();
  const box = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const searching = query.trim() !== '';
  const results = useSearch(query);
  const hits = [...results.conversations, ...results.friends];
  const active = hits[Math.min(at, hits.length - 1)]?.to;

  // whoever came by the shortcut from a page without a list wants to type
  const { state } = useLocation() as { state: unknown };
  useEffect(() => {
    if (state === SEARCH_BOX) box.current?.focus();
  }, [state]);

  const type = (text: string) => {
    setQuery(text);
    setAt(0);
  };
  const pick = (to: string | undefined) => {
    if (to === undefined) return;
    type('');
    // the page that opens takes the focus
    box.current?.blur();
    open(to);
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (searching) setAt(Math.min(Math.max(at + step, 0), hits.length - 1));
      else if (step > 0) document.querySelector<HTMLElement>('[data-row]')?.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(active);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (query === '') event.currentTarget.blur();
      else type('');
    }
  };

  return (
    <section className={styles.list} data-testid="list" aria-label={title}>
      <Hidden as="h1">{title}</Hidden>
      <div className={styles['list-head']} role="search" aria-label={t('search.label')}>
        <SearchBox>
          <Search aria-hidden="true" />
          <input
            ref={box}
            id={SEARCH_BOX}
            type="text"
            role="combobox"
            enterKeyHint="go"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="auto"
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            aria-expanded={searching}
            aria-controls={RESULTS}
            aria-activedescendant={searching && active !== undefined ? `hit-${active}` : undefined}
            value={query}
            onChange={({ target }) => {
              type(target.value);
            }}
            onKeyDown={pressed}
          />
          {query !== '' && (
            <IconButton
              aria-label={t('search.clear')}
              onClick={() => {
                type('');
                box.current?.focus();
              }}
            >
              <X aria-hidden="true" />
            </IconButton>
          )}
        </SearchBox>
        <Menu label={t('app.new')} icon={<Plus aria-hidden="true" />}>
          <MenuItem
            icon={<MessagesSquare aria-hidden="true" />}
            onClick={() => {
              open('/c/new');
            }}
          >
            {t('group.create')}
          </MenuItem>
          <MenuItem
            icon={<UserPlus aria-hidden="true" />}
            onClick={() => {
              open('/people/find');
            }}
          >
            {t('people.find')}
          </MenuItem>
          <MenuItem
            icon={<Bookmark aria-hidden="true" />}
            onClick={() => {
              open('/saved');
            }}
          >
            {t('saved.title')}
          </MenuItem>
        </Menu>
      </div>
      <ConnectionBanner />
      {searching && (
        <SearchResults id={RESULTS} query={query} results={results} active={active} onPick={pick} />
      )}
      <div className={styles['list-body']} hidden={searching}>
        {children}
      </div>
    </section>
  );
}
