import { useEffect, useRef, useState, type RefObject } from 'react';

const STEP = 60;
/** Pixels beyond the screen that are drawn already. */
const SOON = 600;

/** How many of so many rows are drawn: more as one comes to the end, where the answered reference belongs. */
export function useIncremental(total: number): [shown: number, end: RefObject<HTMLDivElement | null>] {
  const [shown, setShown] = useState(STEP);
  const end = useRef<HTMLDivElement>(null);
  const more = shown < total;
  useEffect(() => {
    if (!more || !end.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setShown((before) => before + STEP);
      },
      { rootMargin: `${String(SOON)}px` },
    );
    observer.observe(end.current);
    return () => {
      observer.disconnect();
    };
    // anew after each step, for an end that is still on screen
  }, [more, shown]);
  return [shown, end];
}
