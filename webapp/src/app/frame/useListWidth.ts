import { useCallback, useState } from 'react';
import { forBrowser } from '../../browser/storage';

const STORED = 'parley.list-width';
export const LIST_WIDTH = { min: 240, usual: 320, max: 520 } as const;

const clamped = (width: number) => Math.round(Math.min(Math.max(width, LIST_WIDTH.min), LIST_WIDTH.max));

/** How wide the list is on a desktop, in pixels, kept for this browser. */
export function useListWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useState(() => clamped(Number(forBrowser.get(STORED) ?? LIST_WIDTH.usual)));
  const change = useCallback((wanted: number) => {
    forBrowser.set(STORED, String(clamped(wanted)));
    setWidth(clamped(wanted));
  }, []);
  return [width, change];
}
