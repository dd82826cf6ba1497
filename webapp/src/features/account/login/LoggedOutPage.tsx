import { MessageCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTitle } from '../../../ui/title';
import { LanguagePicker } from './LanguagePicker';
import styles from './LoggedOutPage.module.css';

/** The card that stands alone on the page before one is logged in. */
export function LoggedOutPage({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <main className={styles.gate} data-testid="gate">
      <div className={styles.card}>
        <h1 className={styles.logo}>
          <span>
            <MessageCircle aria-hidden="true" />
          </span>
          {title}
        </h1>
        {children}
      </div>
      <LanguagePicker />
    </main>
  );
}

/**
 * The page to go to once logged in, and whose invitation it is, from `?next=/add/bob`. What stands behind a `#` goes
 * along there, and into no query: it is not for the server.
 */
export function invitation({ search, hash = '' }: { search: string; hash?: string }): {
  next: string;
  query: string;
  handle: string | undefined;
} {
  const next = new URLSearchParams(search).get('next') ?? '/';
  const within = next.startsWith('/') && !next.startsWith('//') ? next : '/';
  const kept = within === '/join' ? hash : '';
  const handle = /^\/add\/([a-z0-9_]+)$/i.exec(within)?.[1];
  return {
    next: within + kept,
    query: within === '/' ? '' : `?${new URLSearchParams({ next: within }).toString()}${kept}`,
    handle,
  };
}
