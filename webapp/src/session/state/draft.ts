import type { EventOfFeature, Feature } from '../../protocol/events';
import type {
  AccountId,
  ConversationId,
  ConversationView,
  Entry,
  FriendshipView,
  InvitationView,
  PersonView,
  SelfView,
} from '../../protocol/views';
import type { State } from './state';

/** A map while entries change it: copied at the first change, so that a batch of entries costs one copy at most. */
export class DraftMap<K, V> {
  #map: ReadonlyMap<K, V>;
  #copy: Map<K, V> | undefined;

  constructor(map: ReadonlyMap<K, V>) {
    this.#map = map;
  }

  /** With all changes; the map that it began with where there were none. */
  get result(): ReadonlyMap<K, V> {
    return this.#map;
  }

  get(key: K): V | undefined {
    return this.#map.get(key);
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  set(key: K, value: V): void {
    if (this.#map.get(key) !== value) this.#change().set(key, value);
  }

  delete(key: K): void {
    if (this.#map.has(key)) this.#change().delete(key);
  }

  #change(): Map<K, V> {
    return (this.#map = this.#copy ??= new Map(this.#map));
  }
}

/** The state while a batch of entries changes it. */
export class Draft {
  readonly me: AccountId;
  self: SelfView | undefined;
  readonly people: DraftMap<AccountId, PersonView>;
  readonly friendships: DraftMap<AccountId, FriendshipView>;
  readonly conversations: DraftMap<ConversationId, ConversationView>;
  readonly entered: DraftMap<ConversationId, number>;
  readonly invitations: DraftMap<ConversationId, InvitationView>;
  readonly invited: DraftMap<ConversationId, number>;
  readonly #before: State;

  constructor(before: State) {
    this.#before = before;
    this.me = before.me;
    this.self = before.self;
    this.people = new DraftMap(before.people);
    this.friendships = new DraftMap(before.friendships);
    this.conversations = new DraftMap(before.conversations);
    this.entered = new DraftMap(before.entered);
    this.invitations = new DraftMap(before.invitations);
    this.invited = new DraftMap(before.invited);
  }

  /** The state after the batch; the one before it where nothing changed. The draft is not to be changed any more. */
  publish(): State {
    const before = this.#before;
    const after: State = {
      ...before,
      self: this.self,
      people: this.people.result,
      friendships: this.friendships.result,
      conversations: this.conversations.result,
      entered: this.entered.result,
      invitations: this.invitations.result,
      invited: this.invited.result,
    };
    const parts = Object.keys(after) as (keyof State)[];
    return parts.every((part) => after[part] === before[part]) ? before : after;
  }
}

type Part = Exclude<keyof Draft, 'me' | 'publish'>;
type ReadOnly<T> = T extends DraftMap<infer K, infer V> ? Pick<DraftMap<K, V>, 'get' | 'has'> : T;

/** The draft as the owner of some of its parts sees it, who reads all and changes these alone. */
export type DraftOf<Parts extends Part> = Pick<Draft, 'me' | Parts> & {
  readonly [P in Exclude<Part, Parts>]: ReadOnly<Draft[P]>;
};

/** An entry of the inbox whose event is of such a feature, or such another one. */
export type EntryOf<F extends Feature, Also = never> = Omit<Entry, 'event'> & {
  event: EventOfFeature<F> | Also;
};

/**
 * What one entry does to the state: nothing to a document that is as of it or of a later one. A document that is as of
 * an earlier one may know this entry already, and some that follow; all of them come (again), so what the last one or
 * the greatest says holds in the end.
 */
export type Fold = (draft: Draft, entry: Entry) => void;

/** The fold of a feature: it takes every event of its own, and changes these parts of the state. */
export type FoldOf<F extends Feature, Parts extends Part, Also = never> = (
  draft: DraftOf<Parts>,
  entry: EntryOf<F, Also>,
) => void;

/** The state after such entries. */
export function folded<E>(
  state: State,
  fold: (draft: Draft, entry: E) => void,
  entries: readonly E[],
): State {
  const draft = new Draft(state);
  for (const entry of entries) fold(draft, entry);
  return draft.publish();
}
