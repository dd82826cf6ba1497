import { useCallback } from 'react';
import { isolate, listed, useT, type Translate } from '../i18n';
import type { AccountId, ConversationId, ConversationView } from '../protocol/views';
import { useModel } from '../session/hooks/useSession';
import { memberOf, type Members } from '../session/state/members';
import type { Model } from '../session/state/model';
import { personOf, type State } from '../session/state/state';
import { isSaved } from './saved';

/** So many names stand for a group that has none. */
const NAMES = 4;

const NOBODY: Members = [];

/** Where names are looked up. */
export type Names = Pick<Model, 'state' | 'rosters'>;

/** What one calls somebody: the remark, else the nickname, else a word for one who isn't known (yet). */
export function nameOf(
  { friendships, people }: Pick<State, 'people' | 'friendships'>,
  id: AccountId,
  t: Translate,
): string {
  return friendships.get(id)?.remark ?? people.get(id)?.nickname ?? t('people.unknown');
}

/** All members of a group, as far as they are known. */
export function membersOf({ state, rosters }: Names, conversationId: ConversationId): Members {
  return rosters.get(conversationId) ?? state.conversations.get(conversationId)?.group?.members ?? NOBODY;
}

/** What somebody is called in a conversation by all: as there, else as everywhere. */
export function publicNameIn(
  names: Names,
  conversationId: ConversationId,
  id: AccountId,
): string | undefined {
  return memberOf(membersOf(names, conversationId), id)?.nickname ?? personOf(names.state, id)?.nickname;
}

/** What one calls somebody in a conversation: the remark, else as all do. */
export function nameIn(names: Names, conversationId: ConversationId, id: AccountId, t: Translate): string {
  const { remark } = names.state.friendships.get(id) ?? {};
  return remark ?? publicNameIn(names, conversationId, id) ?? t('people.unknown');
}

/** The other one's name, or what one's own notes are called; of a group what one calls it, else its name, else those of its members. */
export function conversationName(
  names: Names,
  { conversationId, other, group }: Pick<ConversationView, 'conversationId' | 'other' | 'group'>,
  t: Translate,
): string {
  if (isSaved({ other }, names.state.me)) return t('saved.title');
  if (!group) return nameOf(names.state, other ?? '', t);
  const called = group.remark ?? group.name;
  if (called !== undefined) return called;
  const others = group.members.filter(({ account }) => account !== names.state.me).slice(0, NAMES);
  if (others.length === 0) return t('group.unnamed');
  return listed(others.map(({ account }) => isolate(nameIn(names, conversationId, account, t))));
}

export function useName(id: AccountId): string {
  const t = useT();
  return useModel(({ state }) => nameOf(state, id, t));
}

export function useNameIn(conversationId: ConversationId, id: AccountId): string {
  const t = useT();
  return useModel((model) => nameIn(model, conversationId, id, t));
}

export function useConversationName(conversation: ConversationView): string {
  const t = useT();
  return useModel((model) => conversationName(model, conversation, t));
}

export function useMembers(conversationId: ConversationId): Members {
  return useModel(useCallback((model: Model) => membersOf(model, conversationId), [conversationId]));
}
