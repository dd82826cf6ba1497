import { createContext, use, useCallback, useMemo, useSyncExternalStore } from 'react';
import { useLanguage, useT } from '../../i18n';
import { clockTime, dayAndTime, dayTitle, midnight, shortWhen } from './dates';

/** Says what time it is, in milliseconds: the device's own clock where nobody provides a better one. */
export const ClockContext = createContext({ now: () => Date.now() });

const MINUTE = 60_000;
const readers = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let zone = zoneHere();

function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Asks each reader at every whole minute, and when somebody comes back: the timers of a hidden page are slow. */
function tick(): void {
  clearTimeout(timer);
  timer = readers.size === 0 ? undefined : setTimeout(tick, MINUTE - (Date.now() % MINUTE));
  zone = zoneHere();
  for (const reader of [...readers]) reader();
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  if (readers.size === 1) {
    addEventListener('focus', tick);
    document.addEventListener('visibilitychange', tick);
    tick();
  }
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    removeEventListener('focus', tick);
    document.removeEventListener('visibilitychange', tick);
    tick();
  };
}

/** When this day began: another at midnight, and in another time zone. */
export function useToday(): number {
  const clock = use(ClockContext);
  return useSyncExternalStore(
    subscribe,
    useCallback(() => midnight(clock.now()), [clock]),
  );
}

/** The name of the device's time zone, in which all that is dated is dated anew once it is another. */
export function useZone(): string {
  return useSyncExternalStore(subscribe, () => zone);
}

export interface Dates {
  /** The time of day. */
  clock: (time: number) => string;
  /** The time today, else the day. */
  short: (time: number) => string;
  /** As a title between two days. */
  day: (time: number) => string;
  /** The day and the time of day. */
  full: (time: number) => string;
}

/** Writes dates in the page's language; what is written stays right when the day or the time zone changes. */
export function useDates(): Dates {
  const t = useT();
  const language = useLanguage();
  const today = useToday();
  const here = useZone();
  return useMemo(() => {
    const words = { today: t('chat.today'), yesterday: t('chat.yesterday') };
    return {
      clock: (time) => clockTime(time, language),
      short: (time) => shortWhen(time, today, language, words),
      day: (time) => dayTitle(time, today, language, words),
      full: (time) => dayAndTime(time, language),
    };
    // the same times are others in another zone
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, language, today, here]);
}
