import type { Translate } from '../i18n';

/** With how many of them are online, where that is known. */
export function memberCount(t: Translate, count: number, online?: number): string {
  const members = count === 1 ? t('group.count-one') : t('group.count', { count });
  return online === undefined || online === 0 ? members : t('group.online', { members, count: online });
}
