import type { Translate } from '../../../i18n';
import type { AccountId, ConversationView } from '../../../protocol/views';
import { personOf } from '../../../session/state/state';
import { findName } from '../../../ui/text/find-name';
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
  avatar: string | undefined;
}

/** The members of whose names one has what was typed, in whatever script. */
export function candidates(
  names: Names,
  { conversationId, group }: ConversationView,
  query: string,
  readings: Readings,
  t: Translate,
): Candidate[] {
  const { state } = names;
  const has = (...all: (string | undefined)[]) =>
    query === '' || all.some((name) => name !== undefined && findName(name, query, readings) !== undefined);
  const found: Candidate[] = [];
  const all = t('mention.all');
  const leads = group?.self !== undefined && group.self.role !== 'member';
  if (leads && has(all, EVERYONE))
    found.push({ account: undefined, name: all, word: all, avatar: undefined });
  for (const { account } of membersOf(names, conversationId)) {
    const person = personOf(state, account);
    const word = publicNameIn(names, conversationId, account);
    if (account === state.me || word === undefined) continue;
    const name = nameIn(names, conversationId, account, t);
    if (has(name, word, person?.nickname, person?.handle))
      found.push({ account, name, word, avatar: person?.avatar });
    if (found.length === SHOWN) break;
  }
  return found;
}
