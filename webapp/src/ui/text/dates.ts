const MINUTE = 60_000;
const DAY = 86_400_000;

/** The words that Intl doesn't have. */
export interface DayWords {
  today: string;
  yesterday: string;
}

/** When the day of `time` began, by the calendar of this device's time zone. */
export function midnight(time: number): number {
  const date = new Date(time);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Whole days from `time` to `now`, by the calendar of this device's time zone. */
export function daysAgo(time: number, now: number): number {
  return Math.round((midnight(now) - midnight(time)) / DAY);
}

/** A key that two times of one day share. */
export function dayOf(time: number): string {
  return String(midnight(time));
}

export function clockTime(time: number, language: string): string {
  return format(time, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** The day and the time of day. */
export function dayAndTime(time: number, language: string): string {
  return format(time, language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
}

/** As in the conversation list: the time today, then the day. */
export function shortWhen(time: number, now: number, language: string, words: DayWords): string {
  const days = daysAgo(time, now);
  if (days <= 0) return clockTime(time, language);
  if (days === 1) return words.yesterday;
  if (days < 7) return format(time, language, { weekday: 'short' });
  return date(time, now, language, 'short');
}

/** As between the messages of two days. */
export function dayTitle(time: number, now: number, language: string, words: DayWords): string {
  const days = daysAgo(time, now);
  if (days <= 0) return words.today;
  if (days === 1) return words.yesterday;
  return date(time, now, language, 'long');
}

function date(time: number, now: number, language: string, month: 'short' | 'long'): string {
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  const options: Intl.DateTimeFormatOptions = sameYear ? {} : { year: 'numeric' };
  return format(time, language, { ...options, month, day: 'numeric' });
}

// making one costs more than a row
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A format would keep the time zone that it was made in. These keep none: they write UTC, and get the time moved by as
 * much as it is apart from UTC here and then.
 */
function format(time: number, language: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([language, options]);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })));
  return made.format(time - new Date(time).getTimezoneOffset() * MINUTE);
}
