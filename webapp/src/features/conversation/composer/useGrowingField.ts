import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';

const HEIGHT_MAX = 180;
/** Newer browsers let a field grow with its text themselves. */
const GROWS = (globalThis as Partial<typeof globalThis>).CSS?.supports('field-sizing', 'content') ?? false;

/** A field that grows with its text, and where its caret is to stand after a change that wasn't typed. */
export function useGrowingField(
  text: string,
): [field: RefObject<HTMLTextAreaElement | null>, putCaret: (at: number | undefined) => void] {
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef<number>(undefined);
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    if (wanted.current !== undefined) {
      area.focus();
      area.setSelectionRange(wanted.current, wanted.current);
      wanted.current = undefined;
    }
    if (GROWS) return;
    area.style.height = 'auto';
    area.style.height = `${String(Math.min(area.scrollHeight, HEIGHT_MAX))}px`;
  }, [text]);
  const putCaret = useCallback((at: number | undefined) => {
    wanted.current = at;
  }, []);
  return [field, putCaret];
}
