import Dexie, { type Table, type Transaction } from 'dexie';
import { isMessage, placeOf, placeOfMessage, type EventView, type Mention } from '../../protocol/events';
import type {
  ConversationId,
  ConversationView,
  FriendshipView,
  InvitationView,
  PersonView,
  SelfView,
} from '../../protocol/views';
import { deleted, type TimelineEvent } from '../paging/timeline-event';
import { add, grow, type Range } from '../paging/ranges';
import { emptyState, withInvitations, type State } from '../state/state';

/** The last inbox entry that the stored state has taken in. */
export interface Cursor {
  epoch: string;
  seq: number;
}

/**
 * What this version makes of the entries. An older one passed over those that it didn't know: what it has made of them
 * is shown, and a snapshot asked for.
 */
const FOLD = 4;

type Meta =
  | (Cursor & { key: 'cursor'; fold?: number })
  | { key: 'entered'; groups: [ConversationId, number][] }
  | { key: 'invitations'; cards: InvitationView[]; invited: [ConversationId, number][] };

/** A message on its way. `place` orders the unsent; a refused one keeps it. */
export interface Outgoing {
  place?: number;
  id: string;
  conversationId: ConversationId;
  text: string;
  mentions?: readonly Mention[];
  time: string;
  state: 'waiting' | 'refused' | 'accepted';
  /** It may have been carried out, though no answer came. */
  tried?: boolean;
  code?: string;
  messageNo?: number;
}

interface TimelineRow {
  c: ConversationId;
  s: number;
  event: TimelineEvent;
}

/** An event that stands in a conversation, and the one that stood last before it. */
export interface Line {
  conversationId: ConversationId;
  event: EventView;
  previous: number | undefined;
}

/** A message that one deleted for oneself. */
export interface Deletion {
  conversationId: ConversationId;
  messageNo: number;
}

/** What one account has on this device: state, cursor, messages and the outbox, so that they change together. */
export class Database extends Dexie {
  declare meta: Table<Meta, string>;
  declare self: Table<SelfView, string>;
  declare people: Table<PersonView, string>;
  declare friendships: Table<FriendshipView, string>;
  declare conversations: Table<ConversationView, string>;
  declare timeline: Table<TimelineRow, [string, number]>;
  declare ranges: Table<{ c: ConversationId; ranges: Range[] }, string>;
  declare outbox: Table<Outgoing, number>;
  readonly me: string;

  constructor(me: string) {
    super(`parley.${me}`);
    this.me = me;
    this.version(1).stores({
      meta: 'key',
      self: 'accountId',
      people: 'accountId',
      friendships: 'other',
      conversations: 'conversationId',
      timeline: '[c+s]',
      ranges: 'c',
      outbox: '++place, &id',
    });
    this.version(2).upgrade(forgetPositions);
  }

  load(): Promise<{ state: State; cursor: Cursor | undefined }> {
    return this.transaction('r', this.tables, async () => {
      const cursor = await this.#cursor();
      const entered = await this.meta.get('entered');
      const invitations = await this.#invitations();
      const friendships = await this.friendships.toArray();
      const conversations = await this.conversations.toArray();
      const state: State = {
        ...emptyState(this.me),
        self: await this.self.get(this.me),
        people: new Map((await this.people.toArray()).map((person) => [person.accountId, person])),
        friendships: new Map(friendships.map((friendship) => [friendship.other, friendship])),
        conversations: new Map(
          conversations.map((conversation) => [conversation.conversationId, conversation]),
        ),
        entered: new Map(entered?.key === 'entered' ? entered.groups : []),
        ...invitations,
      };
      return { state, cursor };
    });
  }

  /**
   * Stores what the entries after `from` up to `to` made of the state. Another tab may have stored them already; where
   * it hasn't even stored `from`, everything is written.
   */
  advance(
    from: number,
    to: Cursor,
    before: State,
    after: State,
    lines: readonly Line[],
    deletions: readonly Deletion[] = [],
  ): Promise<void> {
    return this.transaction('rw', this.tables, async () => {
      const stored = await this.#cursor();
      if (stored && (stored.epoch !== to.epoch || stored.seq >= to.seq)) return;
      const whole = (stored?.seq ?? 0) < from;
      await this.#write(whole ? emptyState(this.me) : before, after);
      await this.#append(lines);
      for (const { conversationId, messageNo } of deletions) await this.#delete(conversationId, messageNo);
      await this.meta.put({ key: 'cursor', fold: FOLD, ...to });
    });
  }

  /** Stores a snapshot in place of what was there. Messages stay, unless the log itself was made anew. */
  replace(to: Cursor, after: State): Promise<void> {
    return this.transaction('rw', this.tables, async () => {
      const stored = await this.#cursor();
      if (stored?.epoch === to.epoch && stored.seq >= to.seq) return;
      if (stored && stored.epoch !== to.epoch)
        await Promise.all([this.timeline.clear(), this.ranges.clear()]);
      await Promise.all([
        this.friendships.clear(),
        this.conversations.clear(),
        this.meta.bulkDelete(['entered', 'invitations']),
      ]);
      await this.#write(emptyState(this.me), after);
      await this.meta.put({ key: 'cursor', fold: FOLD, ...to });
    });
  }

  /** People as they were fetched; an entry may have told something newer of them, or another tab may have stored it. */
  keepPeople(people: readonly PersonView[]): Promise<void> {
    return this.transaction('rw', this.people, async () => {
      const stored = await this.people.bulkGet(people.map(({ accountId }) => accountId));
      await this.people.bulkPut(people.filter(({ seq }, index) => seq >= (stored[index]?.seq ?? 0)));
    });
  }

  /** The view of a group as it was fetched; another tab may have stored a later one. */
  keepGroup(view: ConversationView): Promise<void> {
    return this.transaction('rw', this.meta, this.conversations, this.ranges, async () => {
      const stored = await this.conversations.get(view.conversationId);
      const entered = await this.meta.get('entered');
      const groups = new Map(entered?.key === 'entered' ? entered.groups : []);
      const since = groups.get(view.conversationId) ?? 0;
      if (view.seq < Math.max(stored?.seq ?? 0, since)) return;
      await this.conversations.put(view);
      if (!groups.delete(view.conversationId)) return;
      await this.meta.put({ key: 'entered', groups: [...groups] });
      // who came back may see more than before
      await this.ranges.delete(view.conversationId);
    });
  }

  /** Invitations as they were fetched; another tab may have stored later ones, or the answers. */
  keepInvitations(cards: readonly InvitationView[]): Promise<void> {
    return this.transaction('rw', this.meta, async () => {
      await this.#putInvitations(withInvitations(await this.#invitations(), cards));
    });
  }

  /** Events of a page from the server: contiguous. `start`: nothing stands before them. */
  keepPage(conversationId: ConversationId, events: readonly TimelineEvent[], start: boolean): Promise<void> {
    return this.transaction('rw', this.timeline, this.ranges, async () => {
      const first = events[0];
      const last = events.at(-1);
      if (!first || !last) return;
      await this.timeline.bulkPut(events.map((event) => ({ c: conversationId, s: placeOf(event), event })));
      const ranges = await this.rangesOf(conversationId);
      const range: Range = [start ? 0 : placeOf(first), placeOf(last)];
      await this.ranges.put({ c: conversationId, ranges: add(ranges, range) });
    });
  }

  async rangesOf(conversationId: ConversationId): Promise<readonly Range[]> {
    return (await this.ranges.get(conversationId))?.ranges ?? [];
  }

  /** The `limit` stored events with places in the range that are the newest, or the oldest; oldest first. */
  async stored(
    conversationId: ConversationId,
    [from, to]: Range,
    limit: number,
    which: 'newest' | 'oldest' = 'newest',
  ): Promise<TimelineEvent[]> {
    const places = this.timeline
      .where('[c+s]')
      .between([conversationId, from], [conversationId, to], true, true)
      .limit(limit);
    const rows = which === 'newest' ? (await places.reverse().toArray()).reverse() : await places.toArray();
    return rows.map((row) => row.event);
  }

  /** The stored event of message `messageNo`. */
  async find(conversationId: ConversationId, messageNo: number): Promise<TimelineEvent | undefined> {
    const row = await this.timeline.get([conversationId, placeOfMessage(messageNo)]);
    return row && isMessage(row.event, messageNo) ? row.event : undefined;
  }

  async #cursor(): Promise<Cursor | undefined> {
    const cursor = await this.meta.get('cursor');
    if (cursor?.key !== 'cursor' || cursor.fold !== FOLD) return undefined;
    return { epoch: cursor.epoch, seq: cursor.seq };
  }

  async #invitations(): Promise<Pick<State, 'invitations' | 'invited'>> {
    const stored = await this.meta.get('invitations');
    const { cards, invited } = stored?.key === 'invitations' ? stored : { cards: [], invited: [] };
    return {
      invitations: new Map(cards.map((card) => [card.conversationId, card])),
      invited: new Map(invited),
    };
  }

  async #putInvitations({ invitations, invited }: Pick<State, 'invitations' | 'invited'>): Promise<void> {
    await this.meta.put({ key: 'invitations', cards: [...invitations.values()], invited: [...invited] });
  }

  async #write(before: State, after: State): Promise<void> {
    if (after.self && after.self !== before.self) await this.self.put(after.self);
    await this.people.bulkPut(changed(before.people, after.people));
    await this.friendships.bulkPut(changed(before.friendships, after.friendships));
    await this.conversations.bulkPut(changed(before.conversations, after.conversations));
    if (after.entered !== before.entered) await this.meta.put({ key: 'entered', groups: [...after.entered] });
    if (after.invitations !== before.invitations || after.invited !== before.invited)
      await this.#putInvitations(after);
  }

  async #append(lines: readonly Line[]): Promise<void> {
    await this.timeline.bulkPut(
      lines.map(({ conversationId: c, event }) => ({ c, s: placeOf(event), event })),
    );
    for (const { conversationId, event, previous } of lines) {
      const ranges = await this.rangesOf(conversationId);
      await this.ranges.put({ c: conversationId, ranges: grow(ranges, previous, placeOf(event)) });
      if (event.type === 'message.sent' && event.data.sender === this.me) {
        await this.outbox.where({ id: event.data.messageId }).delete();
      }
    }
  }

  async #delete(c: ConversationId, messageNo: number): Promise<void> {
    const event = await this.find(c, messageNo);
    if (event) await this.timeline.put({ c, s: placeOf(event), event: deleted(event) });
  }
}

/**
 * Version 1 stamped what came from the server with positions in its log: all that is fetched anew. What one typed stays,
 * and whose it is.
 */
async function forgetPositions(upgrade: Transaction): Promise<void> {
  const fetched = ['meta', 'people', 'friendships', 'conversations', 'timeline', 'ranges'];
  await Promise.all(fetched.map((table) => upgrade.table(table).clear()));
  await upgrade
    .table<SelfView & { position?: number }>('self')
    .toCollection()
    .modify((self) => {
      self.seq = 0;
      delete self.position;
    });
}

function changed<K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>): V[] {
  return before === after
    ? []
    : [...after].filter(([key, value]) => before.get(key) !== value).map(([, value]) => value);
}
