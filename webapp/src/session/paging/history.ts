import { isMessage, placeOf } from '../../protocol/events';
import type { ConversationId } from '../../protocol/views';
import type { Api } from '../network/api';
import { sleep } from '../network/clock';
import type { Deletion, Line } from '../storage/database';
import type { Disk } from '../storage/disk';
import type { Owns, Part, Timeline } from '../state/model';
import { Pages, type PeopleOfPages } from './pages';
import { deleted, type TimelineEvent } from './timeline-event';
import { DraftMap } from '../state/draft';
import { put } from '../state/state';

/** So many events stay when a stretch became too long, of a chat that nobody looks at, and so many such chats. */
const KEPT = 400;
const LEFT = 60;
const CHATS = 20;
const PATIENCE_MILLIS = 8_000;

const nothing: Timeline = { events: [], atStart: false, atEnd: false, loading: undefined, failed: undefined };

/** What stands in the conversations: of each that was looked at a stretch, which grows as one scrolls. */
export class History {
  readonly #store: Owns<'timelines'>;
  readonly #pages: Pages;
  /** The reading under way of each conversation. */
  readonly #reading = new Map<ConversationId, symbol>();
  /** How to read again what could not be read. */
  readonly #failed = new Map<ConversationId, () => Promise<void>>();
  /** Deleted since the page was loaded: what was being read meanwhile doesn't know it. */
  readonly #deleted: Deletion[] = [];

  constructor(store: Owns<'timelines'>, disk: Disk, api: Pick<Api, 'timeline'>, people: PeopleOfPages) {
    this.#store = store;
    this.#pages = new Pages(disk, api, people, (id) => {
      const conversation = store.get().state.conversations.get(id);
      return { tail: conversation && placeOf(conversation.last), seq: conversation?.seq ?? 0 };
    });
  }

  /** Has the messages around `messageNo`, or the newest, in memory. */
  async open(id: ConversationId, messageNo?: number): Promise<void> {
    const { events, atEnd } = this.#timeline(id);
    if (messageNo === undefined) return this.newest(id);
    if (events.some((event) => isMessage(event, messageNo))) return;
    if (atEnd) this.#show(id, nothing);
    await this.#read(id, 'other', () => this.#pages.around(id, messageNo));
  }

  async newest(id: ConversationId): Promise<void> {
    if (!this.#timeline(id).atEnd) await this.#read(id, 'other', () => this.#pages.newest(id));
  }

  async older(id: ConversationId): Promise<void> {
    const { events, atStart } = this.#timeline(id);
    const first = events[0];
    if (!first || atStart) return;
    await this.#read(id, 'older', async () => {
      const older = await this.#pages.before(id, first);
      return { events: [...older.events, ...this.#timeline(id).events], atStart: older.atStart };
    });
  }

  async newer(id: ConversationId): Promise<void> {
    const { events, atEnd } = this.#timeline(id);
    const last = events.at(-1);
    if (!last || atEnd) return;
    await this.#read(id, 'newer', async () => {
      const newer = await this.#pages.after(id, last);
      return { events: [...this.#timeline(id).events, ...newer] };
    });
  }

  /** Reads again whatever could not be read. */
  retry(): void {
    for (const again of this.#failed.values()) void again();
  }

  /** Lets go what is farthest from where one reads, if the stretch became too long. */
  trim(id: ConversationId, reading: 'first' | 'last'): void {
    const { events, loading } = this.#timeline(id);
    if (loading) return;
    if (reading === 'last') this.#show(id, { events: events.slice(-KEPT), atStart: false });
    else this.#show(id, { events: events.slice(0, KEPT), atEnd: false });
  }

  /** Nobody looks at it any more: of what was read the newest stay. */
  leave(id: ConversationId): void {
    this.#reading.delete(id);
    this.#failed.delete(id);
    const { events, atEnd, atStart } = this.#timeline(id);
    const timelines = new Map(this.#store.get().timelines);
    timelines.delete(id);
    if (atEnd)
      timelines.set(id, {
        ...nothing,
        events: events.slice(-LEFT),
        atStart: atStart && events.length <= LEFT,
        atEnd,
      });
    this.#store.set({ timelines: new Map([...timelines].slice(-CHATS)) });
  }

  /** New lines at the end of conversations, as a batch of entries brings them. */
  append(lines: readonly Line[]): void {
    const timelines = new DraftMap(this.#store.get().timelines);
    for (const [id, added] of byConversation(lines)) {
      const timeline = timelines.get(id);
      if (timeline?.atEnd && timeline.events.length > 0) timelines.set(id, continued(timeline, added));
    }
    this.#store.set({ timelines: timelines.result });
  }

  delete(deletions: readonly Deletion[]): void {
    this.#deleted.push(...deletions);
    for (const id of new Set(deletions.map(({ conversationId }) => conversationId))) {
      if (this.#store.get().timelines.has(id)) this.#show(id, {});
    }
  }

  /** What one may see of it has changed: what was read is read again. */
  reread(id: ConversationId): void {
    if (!this.#store.get().timelines.has(id)) return;
    this.#show(id, nothing);
    void this.#read(id, 'other', () => this.#pages.newest(id));
  }

  /** After a snapshot: a stretch may not reach the end any more. */
  checkEnds(): void {
    for (const id of this.#store.get().timelines.keys()) this.#show(id, {});
  }

  /** One reading at a time; one of another stretch takes the place of any. */
  async #read(id: ConversationId, part: Part, read: () => Promise<Partial<Timeline>>): Promise<void> {
    if (part !== 'other' && this.#timeline(id).loading) return;
    const reading = Symbol(part);
    this.#reading.set(id, reading);
    this.#failed.delete(id);
    this.#show(id, { loading: part, failed: undefined });
    let change: Partial<Timeline>;
    try {
      change = await Promise.race([read(), late()]);
    } catch {
      change = { failed: part };
    }
    if (this.#reading.get(id) !== reading) return;
    if (change.failed) this.#failed.set(id, () => this.#read(id, part, read));
    this.#show(id, { ...change, loading: undefined });
  }

  #timeline(id: ConversationId): Timeline {
    return this.#store.get().timelines.get(id) ?? nothing;
  }

  #show(id: ConversationId, change: Partial<Timeline>): void {
    const { timelines, state } = this.#store.get();
    const next = { ...this.#timeline(id), ...change };
    const events = this.#withDeletions(id, next.events);
    const tail = state.conversations.get(id)?.last;
    const last = events.at(-1);
    const atEnd = tail !== undefined && last !== undefined && placeOf(last) >= placeOf(tail);
    this.#store.set({ timelines: put(timelines, id, { ...next, events, atEnd }) });
  }

  #withDeletions(id: ConversationId, events: readonly TimelineEvent[]): readonly TimelineEvent[] {
    const due = new Set(
      this.#deleted.flatMap((each) => (each.conversationId === id ? [each.messageNo] : [])),
    );
    const isDue = (event: TimelineEvent) =>
      event.type === 'message.sent' && !event.deleted && due.has(event.data.messageNo);
    return events.some(isDue) ? events.map((event) => (isDue(event) ? deleted(event) : event)) : events;
  }
}

function byConversation(lines: readonly Line[]): Map<ConversationId, Line[]> {
  const found = new Map<ConversationId, Line[]>();
  for (const line of lines) {
    const those = found.get(line.conversationId);
    if (those) those.push(line);
    else found.set(line.conversationId, [line]);
  }
  return found;
}

/** A timeline that reached the end, with the lines that follow: until one before which something is missing. */
function continued(timeline: Timeline, lines: readonly Line[]): Timeline {
  const events = [...timeline.events];
  for (const { event, previous } of lines) {
    const last = placeOfLast(events);
    if (last >= placeOf(event)) continue;
    // what stands between is to be read
    if (previous === undefined || previous > last) return { ...timeline, events, atEnd: false };
    events.push(event);
  }
  return events.length === timeline.events.length ? timeline : { ...timeline, events };
}

function placeOfLast(events: readonly TimelineEvent[]): number {
  const last = events.at(-1);
  return last ? placeOf(last) : -1;
}

async function late(): Promise<never> {
  await sleep(PATIENCE_MILLIS);
  throw new Error('no answer in time');
}
