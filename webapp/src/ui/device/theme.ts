import { useSyncExternalStore } from 'react';
import { forBrowser } from '../../browser/storage';

export type Theme = 'system' | 'light' | 'dark';

const STORED = 'parley.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const readers = new Set<() => void>();

export function theme(): Theme {
  const stored = forBrowser.get(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** As `public/theme.js` does before the first paint. */
function paint(): void {
  const chosen = theme();
  const dark = chosen === 'dark' || (chosen === 'system' && system.matches);
  document.documentElement.classList.toggle('dark', dark);
  for (const reader of [...readers]) reader();
}

export function chooseTheme(chosen: Theme): void {
  forBrowser.set(STORED, chosen);
  paint();
}

/** Follows the system and the other tabs. */
export function startTheme(): void {
  system.addEventListener('change', paint);
  addEventListener('storage', paint);
  paint();
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, theme);
}
