import type { Translate } from '../i18n';
import type { State } from '../session/state';
import type { AccountId } from '../protocol/views';
import { findName, type Found } from '../ui/find-name';
import { compareNames } from '../ui/names';
import type { Readings } from '../ui/pinyin';
import { nameOf } from '../ui/useName';

/** A conversation or a friend whose name was found. */
export interface Hit {
  to: string;
  other: AccountId;
  name: string;
  /** In the name that one sees; else `by` says in which one. */
  found: Found | undefined;
  by: { name: string; found: Found } | undefined;
}

export interface Hits {
  conversations: Hit[];
  friends: Hit[];
}

/** All whose remark, nickname or account name holds what was typed: conversations newest first, friends by name. */
export function search(state: State, query: string, readings: Readings, t: Translate): Hits {
  const typed = query.trim().replace(/^@/, '');
  const hit = (to: string, other: AccountId): Hit[] => {
    const person = state.people.get(other);
    const name = nameOf(state, other, t);
    const found = findName(name, typed, readings);
    if (found) return [{ to, other, name, found, by: undefined }];
    for (const each of person ? [person.nickname, `@${person.handle}`] : []) {
      const part = findName(each, typed, readings);
      if (part) return [{ to, other, name, found: undefined, by: { name: each, found: part } }];
    }
    return [];
  };
  return {
    conversations: [...state.conversations.values()]
      .sort((a, b) => b.last.position - a.last.position)
      .flatMap((conversation) => hit(`/c/${conversation.conversationId}`, conversation.other)),
    friends: [...state.friendships.values()]
      .filter((friendship) => friendship.friends)
      .flatMap((friendship) => hit(`/people/${friendship.other}`, friendship.other))
      .sort((a, b) => compareNames(a.name, b.name)),
  };
}
