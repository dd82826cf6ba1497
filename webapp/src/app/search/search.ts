import { newestFirst } from '../../features/conversation/list/order';
import type { Translate } from '../../i18n';
import type { AccountId, ConversationView } from '../../protocol/views';
import { personOf } from '../../session/state/state';
import { findName, rankOf, type Found } from '../../ui/text/find-name';
import { compareNames } from '../../ui/text/name-order';
import type { Readings } from '../../ui/text/pinyin';
import { isSaved, savedIn } from '../../people/saved';
import { conversationName, nameOf, type Names } from '../../people/useName';

/** A chat whose name was found, or whose person's. */
export interface Hit {
  to: string;
  /** Whose picture stands beside it. */
  shown: Pick<ConversationView, 'other' | 'group'>;
  name: string;
  /** In the name that one sees; else `by` says in which one. */
  found: Found | undefined;
  by: { name: string; found: Found } | undefined;
  /** How well it fits, best first, as of `rankOf`. */
  rank: number;
}

export interface Hits {
  conversations: Hit[];
  friends: Hit[];
}

/**
 * All whose remark, nickname or account name holds what was typed, and groups by what they are called: conversations
 * newest first, and friends by name with whom there is none here yet. Who fits better stands before them. Each leads to
 * its chat, and nobody stands there twice. One's saved messages are found before one has opened them, too.
 */
export function search(names: Names, query: string, readings: Readings, t: Translate): Hits {
  const { state } = names;
  const typed = query.trim().replace(/^@/, '');
  const hit = (to: string, shown: Hit['shown'], name: string, own?: string, handle?: string): Hit[] => {
    const rank = rankOf([name, own], handle, typed, readings);
    if (rank === undefined) return [];
    const found = findName(name, typed, readings);
    const partOf = (each = '') => {
      const part = findName(each, typed, readings);
      return part && { name: each, found: part };
    };
    const by = found ? undefined : (partOf(own) ?? partOf(handle && `@${handle}`));
    return [{ to, shown, name, found, by, rank }];
  };
  const person = (to: string, other: AccountId) => {
    const { nickname, handle } = personOf(state, other) ?? {};
    return hit(to, { other }, nameOf(state, other, t), nickname, handle);
  };
  const saved = (to: string) => hit(to, { other: state.me }, t('saved.title'));
  const conversation = (view: ConversationView) => {
    const to = `/c/${view.conversationId}`;
    if (isSaved(view, state.me)) return saved(to);
    if (view.other !== undefined) return person(to, view.other);
    return hit(to, { group: view.group }, conversationName(names, view, t), view.group?.name);
  };
  const ranked = (hits: Hit[]) => hits.sort((a, b) => a.rank - b.rank);
  return {
    conversations: ranked([
      ...newestFirst(state.conversations.values()).flatMap(conversation),
      ...(savedIn(state) === undefined ? saved('/saved') : []),
    ]),
    friends: ranked(
      [...state.friendships.values()]
        .flatMap(({ friends, other, conversationId: id }) =>
          friends && id !== undefined && !state.conversations.has(id) ? person(`/c/${id}`, other) : [],
        )
        .sort((a, b) => compareNames(a.name, b.name)),
    ),
  };
}
