import { namedIn } from '../../protocol/events';
import type {
  AccountId,
  ConversationId,
  ConversationView,
  FriendshipView,
  InvitationView,
  PersonView,
  SelfView,
  Snapshot,
} from '../../protocol/views';

/** So many members stand in the view of a group. */
export const IN_VIEW = 20;

/** In the place of a group's `mentionedNo`, while that is to be fetched. */
export const MENTION_UNKNOWN = -1;

/** All that one account sees, except for the messages: a fold of the entries of its inbox. */
export interface State {
  readonly me: AccountId;
  readonly self: SelfView | undefined;
  readonly people: ReadonlyMap<AccountId, PersonView>;
  readonly friendships: ReadonlyMap<AccountId, FriendshipView>;
  readonly conversations: ReadonlyMap<ConversationId, ConversationView>;
  /**
   * Groups whose views are to be fetched, and as of which entry: one has come in, or how many wait to be let in isn't
   * known.
   */
  readonly entered: ReadonlyMap<ConversationId, number>;
  /** Groups that one is asked into. */
  readonly invitations: ReadonlyMap<ConversationId, InvitationView>;
  /** The same, where the card is still to be fetched, as of which entry. */
  readonly invited: ReadonlyMap<ConversationId, number>;
}

export { emptyState } from './empty';

/**
 * The state as of a snapshot. People whom it doesn't name (found by a search) are kept until they are met again: the
 * number that they were fetched with may be of another inbox.
 */
export function stateOf(snapshot: Snapshot, people: State['people']): State {
  return {
    me: snapshot.self.accountId,
    self: snapshot.self,
    people: new Map([
      ...[...people].map(([id, person]) => [id, { ...person, seq: 0 }] as const),
      ...snapshot.people.map((person) => [person.accountId, person] as const),
    ]),
    friendships: new Map(snapshot.friendships.map((friendship) => [friendship.other, friendship])),
    conversations: new Map(
      snapshot.conversations.map((conversation) => [conversation.conversationId, conversation]),
    ),
    entered: new Map(),
    invitations: new Map(snapshot.invitations.map((card) => [card.conversationId, card])),
    invited: new Map(),
  };
}

/** The map with one value more or changed; the same map where nothing changed. */
export function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return map.get(key) === value ? map : new Map(map).set(key, value);
}

export function withPeople(state: State, people: readonly PersonView[]): State {
  const newer = people.filter((person) => {
    const known = state.people.get(person.accountId);
    return known === undefined || (person.seq >= known.seq && !isSame(person, known));
  });
  if (newer.length === 0) return state;
  return {
    ...state,
    people: new Map([...state.people, ...newer.map((person) => [person.accountId, person] as const)]),
  };
}

function isSame(one: PersonView, other: PersonView): boolean {
  return one.handle === other.handle && one.nickname === other.nickname && one.avatar === other.avatar;
}

/** The state with the view of a group as it was fetched, unless that is older than what is known. */
export function withGroup(state: State, view: ConversationView): State {
  const id = view.conversationId;
  const known = Math.max(state.conversations.get(id)?.seq ?? 0, state.entered.get(id) ?? 0);
  if (view.seq < known) return state;
  const entered = new Map(state.entered);
  entered.delete(id);
  return { ...state, conversations: put(state.conversations, id, view), entered };
}

type Invitations = Pick<State, 'invitations' | 'invited'>;

/** With the cards as they were fetched. One that is older than what is known, or that was answered, says nothing. */
export function withInvitations<S extends Invitations>(state: S, cards: readonly InvitationView[]): S {
  const newer = cards.filter(({ conversationId: id, seq }) => {
    const since = state.invited.get(id) ?? state.invitations.get(id)?.seq;
    return since !== undefined && seq >= since;
  });
  if (newer.length === 0) return state;
  const invitations = new Map(state.invitations);
  const invited = new Map(state.invited);
  for (const card of newer) {
    invitations.set(card.conversationId, card);
    invited.delete(card.conversationId);
  }
  return { ...state, invitations, invited };
}

/**
 * The groups of which the state doesn't know enough: it isn't told by events, who left made room in the view, or one
 * has deleted the last message that called, and another may call before it.
 */
export function incompleteGroups(state: State): ConversationId[] {
  const short = [...state.conversations.values()].filter(
    ({ group }) =>
      group?.self &&
      (group.members.length < Math.min(IN_VIEW, group.count) || group.mentionedNo === MENTION_UNKNOWN),
  );
  return [...new Set([...state.entered.keys(), ...short.map((each) => each.conversationId)])];
}

/** Those whom the state speaks of without knowing who they are. */
export function unknownPeople(state: State): AccountId[] {
  const others = [...state.conversations.values()].flatMap(({ other, group, last }) =>
    group
      ? [...group.members.map(({ account }) => account), ...namedIn(last), group.announcement?.by ?? state.me]
      : (other ?? state.me),
  );
  const inviters = [...state.invitations.values()].map(({ by }) => by);
  return [...new Set([...state.friendships.keys(), ...others, ...inviters])].filter(
    (id) => !isKnown(state, id),
  );
}

/** Who somebody is, oneself included. */
export function personOf(
  { me, self, people }: Pick<State, 'me' | 'self' | 'people'>,
  id: AccountId,
): Pick<PersonView, 'handle' | 'nickname' | 'avatar'> | undefined {
  return people.get(id) ?? (id === me ? self : undefined);
}

export function isKnown(state: State, id: AccountId): boolean {
  return id === state.me || state.people.has(id);
}
