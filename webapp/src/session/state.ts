import type { EventView } from '../protocol/events';
import type {
  AccountId,
  ConversationId,
  ConversationView,
  FriendshipView,
  PersonView,
  SelfView,
  Snapshot,
} from '../protocol/views';

/** All that one account sees, except for the messages: a fold of the entries of its inbox. */
export interface State {
  readonly me: AccountId;
  readonly self: SelfView | undefined;
  readonly people: ReadonlyMap<AccountId, PersonView>;
  readonly friendships: ReadonlyMap<AccountId, FriendshipView>;
  readonly conversations: ReadonlyMap<ConversationId, ConversationView>;
}

/** What one event does to the state. An event that isn't newer than a document does nothing to it. */
export type Fold = (state: State, event: EventView) => State;

export function emptyState(me: AccountId): State {
  return { me, self: undefined, people: new Map(), friendships: new Map(), conversations: new Map() };
}

/** The state as of a snapshot. People whom it doesn't name (found by a search) are kept. */
export function stateOf(snapshot: Snapshot, people: State['people']): State {
  return {
    me: snapshot.self.accountId,
    self: snapshot.self,
    people: new Map([...people, ...snapshot.people.map((person) => [person.accountId, person] as const)]),
    friendships: new Map(snapshot.friendships.map((friendship) => [friendship.other, friendship])),
    conversations: new Map(
      snapshot.conversations.map((conversation) => [conversation.conversationId, conversation]),
    ),
  };
}

/** The map with one value more or changed; the same map where nothing changed. */
export function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return map.get(key) === value ? map : new Map(map).set(key, value);
}

export function withPeople(state: State, people: readonly PersonView[]): State {
  const newer = people.filter(
    (person) => person.position > (state.people.get(person.accountId)?.position ?? -1),
  );
  if (newer.length === 0) return state;
  return {
    ...state,
    people: new Map([...state.people, ...newer.map((person) => [person.accountId, person] as const)]),
  };
}

/** Those whom the state speaks of without knowing who they are. */
export function strangers(state: State): AccountId[] {
  const others = [
    ...state.friendships.keys(),
    ...[...state.conversations.values()].map((conversation) => conversation.other),
  ];
  return [...new Set(others)].filter((id) => !state.people.has(id));
}
