import { useSyncExternalStore } from 'react';
import { forBrowser } from '../../browser/storage';

export const textSizes = ['small', 'normal', 'large', 'extra-large'] as const;
export type TextSize = (typeof textSizes)[number];

const STORED = 'parley.text-size';
const readers = new Set<() => void>();

export function textSize(): TextSize {
  const stored = forBrowser.get(STORED);
  return textSizes.find((size) => size === stored) ?? 'normal';
}

/** As `public/theme.js` does before the first paint; what the sizes mean stands in `tokens.css`. */
function paint(): void {
  document.documentElement.dataset.text = textSize();
  for (const reader of [...readers]) reader();
}

export function chooseTextSize(chosen: TextSize): void {
  forBrowser.set(STORED, chosen);
  paint();
}

/** Follows the other tabs. */
export function startTextSize(): void {
  addEventListener('storage', paint);
  paint();
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

export function useTextSize(): TextSize {
  return useSyncExternalStore(subscribe, textSize);
}
