import { useT, type Translate } from '../i18n';
import type { AccountId } from '../protocol/views';
import { useModel } from '../session/hooks';
import type { State } from '../session/state';

/** What one calls somebody: the remark, else the nickname, else a word for one who isn't known (yet). */
export function nameOf(
  { friendships, people }: Pick<State, 'people' | 'friendships'>,
  id: AccountId,
  t: Translate,
): string {
  return friendships.get(id)?.remark ?? people.get(id)?.nickname ?? t('people.unknown');
}

export function useName(id: AccountId): string {
  const t = useT();
  return useModel(({ state }) => nameOf(state, id, t));
}
