import { useEffect } from 'react';
import { translate } from '../i18n';

const MANY = 99;

let page: string | undefined;
let waiting = 0;

function write(): void {
  const app = translate('app.name');
  // "Join Parley" says it itself
  const named = page === undefined ? app : page.includes(app) ? page : `${page} – ${app}`;
  document.title =
    waiting === 0 ? named : `(${waiting > MANY ? `${String(MANY)}+` : String(waiting)}) ${named}`;
}

/** Says in the title of the browser's tab which page this is, while it is there. Of two at once the last one is said. */
export function useTitle(name: string | undefined): void {
  useEffect(() => {
    page = name;
    write();
    return () => {
      page = undefined;
      write();
    };
  }, [name]);
}

/** Says before it how much waits for somebody. */
export function countInTitle(count: number): void {
  waiting = count;
  write();
}
