import { isolate, listed, problemText, type Translate } from '../../../i18n';
import type { AccountId, NotAdded } from '../../../protocol/views';

/** Who of those asked for is not in the group (yet), and why: a sentence for each reason. */
export function notAddedTexts(
  t: Translate,
  notAdded: readonly NotAdded[],
  nameOf: (id: AccountId) => string,
): string[] {
  const reasons = new Map<string | undefined, string[]>();
  for (const { account, code } of notAdded)
    reasons.set(code, [...(reasons.get(code) ?? []), isolate(nameOf(account))]);
  return [...reasons].map(([code, names]) => {
    if (code === 'asked' || code === 'awaits-approval') return t(`group.${code}`, { names: listed(names) });
    const text = t('group.not-added', { names: listed(names) });
    return code === undefined ? text : `${text} ${problemText(t, code)}`;
  });
}
