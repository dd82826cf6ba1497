import type { Translate } from '../../../i18n';
import type { AccountId, ConversationView } from '../../../protocol/views';
import { personOf } from '../../../session/state/state';
import { rankOf } from '../../../ui/text/find-name';
import type { Readings } from '../../../ui/text/pinyin';
import { membersOf, nameIn, publicNameIn, type Names } from '../../../people/useName';

const SHOWN = 50;
/** Found by this in whatever language. */
const EVERYONE = 'all';

/** One whom a message may mention, or without an account everyone. */
export interface Candidate {
  account: AccountId | undefined;
  /** As one calls them. */
  name: string;
  /** As it stands in the text, for all. */
  word: string;
}

/**
 * The members of whose names one has what was typed, in whatever script: as they stand in the group, or those whom it
 * fits best first. Everyone leads where nothing was typed, and stands behind who is found as well.
 */
export function candidates(
  names: Names,
  { conversationId, group }: ConversationView,
  query: string,
  readings: Readings,
  t: Translate,
): Candidate[] {
  const { state } = names;
  const found: { candidate: Candidate; rank: number }[] = [];
  const offer = (candidate: Candidate, known: readonly (string | undefined)[], handle?: string) => {
    const rank =
      query === ''
        ? Number(candidate.account !== undefined)
        : rankOf([candidate.name, candidate.word, ...known], handle, query, readings);
    if (rank !== undefined) found.push({ candidate, rank });
  };
  for (const { account } of membersOf(names, conversationId)) {
    const person = personOf(state, account);
    const word = publicNameIn(names, conversationId, account);
    if (account === state.me || word === undefined) continue;
    if (query === '' && found.length === SHOWN) break;
    const name = nameIn(names, conversationId, account, t);
    offer({ account, name, word }, [person?.nickname], person?.handle);
  }
  const all = t('mention.all');
  const leads = group?.self !== undefined && group.self.role !== 'member';
  if (leads) offer({ account: undefined, name: all, word: all }, [EVERYONE]);
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ candidate }) => candidate);
}
