import type { Translate } from '../i18n';

export function memberCount(t: Translate, count: number): string {
  return count === 1 ? t('group.count-one') : t('group.count', { count });
}
