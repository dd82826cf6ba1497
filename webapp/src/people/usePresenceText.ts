import { useT } from '../i18n';
import type { Presence } from '../session/presence/presence';
import { daysAgo } from '../ui/text/dates';
import { useDates, useToday } from '../ui/text/useDates';

/** "Online", or when somebody last was; `undefined` where that isn't known. */
export function usePresenceText(presence: Presence | undefined): string | undefined {
  const t = useT();
  const dates = useDates();
  const today = useToday();
  if (presence?.online) return t('presence.online');
  if (presence?.lastSeen === undefined) return undefined;
  const seen = Date.parse(presence.lastSeen);
  const days = daysAgo(seen, today);
  if (days <= 0) return t('presence.seen-today', { time: dates.clock(seen) });
  if (days === 1) return t('presence.seen-yesterday', { time: dates.clock(seen) });
  return t('presence.seen', { day: dates.day(seen) });
}
