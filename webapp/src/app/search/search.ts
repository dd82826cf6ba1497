import { newestFirst } from '../../features/conversation/list/order';
import type { Translate } from '../../i18n';
import type { AccountId, ConversationView } from '../../protocol/views';
import { personOf } from '../../session/state/state';
import { findName, type Found } from '../../ui/text/find-name';
import { compareNames } from '../../ui/text/name-order';
import type { Readings } from '../../ui/text/pinyin';
import { isSaved, savedIn } from '../../people/saved';
import { conversationName, nameOf, type Names } from '../../people/useName';

/** A conversation or a friend whose name was found. */
export interface Hit {
  to: string;
  /** Whose picture stands beside it. */
  shown: Pick<ConversationView, 'other' | 'group'>;
  name: string;
  /** In the name that one sees; else `by` says in which one. */
  found: Found | undefined;
  by: { name: string; found: Found } | undefined;
}

export interface Hits {
  conversations: Hit[];
  friends: Hit[];
}

/**
 * All whose remark, nickname or account name holds what was typed, and groups by what they are called: conversations
 * newest first, friends by name. One's saved messages are found before one has opened them, too.
 */
export function search(names: Names, query: string, readings: Readings, t: Translate): Hits {
  const { state } = names;
  const typed = query.trim().replace(/^@/, '');
  const hit = (to: string, shown: Hit['shown'], name: string, others: readonly string[]): Hit[] => {
    const found = findName(name, typed, readings);
    if (found) return [{ to, shown, name, found, by: undefined }];
    for (const each of others) {
      const part = findName(each, typed, readings);
      if (part) return [{ to, shown, name, found: undefined, by: { name: each, found: part } }];
    }
    return [];
  };
  const person = (to: string, other: AccountId) => {
    const { nickname, handle } = personOf(state, other) ?? {};
    const others = [nickname, handle === undefined ? undefined : `@${handle}`];
    return hit(
      to,
      { other },
      nameOf(state, other, t),
      others.filter((each) => each !== undefined),
    );
  };
  const saved = (to: string) => hit(to, { other: state.me }, t('saved.title'), []);
  const conversation = (view: ConversationView) => {
    const to = `/c/${view.conversationId}`;
    if (isSaved(view, state.me)) return saved(to);
    if (view.other !== undefined) return person(to, view.other);
    const own = view.group?.name === undefined ? [] : [view.group.name];
    return hit(to, { group: view.group }, conversationName(names, view, t), own);
  };
  return {
    conversations: [
      ...newestFirst(state.conversations.values()).flatMap(conversation),
      ...(savedIn(state) === undefined ? saved('/saved') : []),
    ],
    friends: [...state.friendships.values()]
      .filter((friendship) => friendship.friends)
      .flatMap((friendship) => person(`/people/${friendship.other}`, friendship.other))
      .sort((a, b) => compareNames(a.name, b.name)),
  };
}
