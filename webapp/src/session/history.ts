import type { EventView } from '../protocol/events';
import type { ConversationId, TimelinePage } from '../protocol/views';
import type { Api } from './api';
import { backoff, sleep } from './clock';
import type { Line } from './database';
import type { Disk } from './disk';
import type { Model, Timeline } from './model';
import { containing, type Range } from './ranges';
import { put } from './state';
import type { Store } from './store';

const SCREEN = 60;
const KEPT = 200;

const nothing: Timeline = { events: [], atStart: false, atEnd: false, loading: false, failed: false };

/**
 * What stands in the conversations. Scrolling back reads the local database inside a stored contiguous range only,
 * else the server, whose pages are stored.
 */
export class History {
  readonly #store: Store<Model>;
  readonly #disk: Disk;
  readonly #api: Pick<Api, 'timeline'>;

  constructor(store: Store<Model>, disk: Disk, api: Pick<Api, 'timeline'>) {
    this.#store = store;
    this.#disk = disk;
    this.#api = api;
  }

  /** Has the newest events of a conversation in memory. */
  open(conversationId: ConversationId): Promise<void> {
    if (this.#timeline(conversationId).atEnd) return Promise.resolve();
    return this.#load(conversationId, () => this.#newest(conversationId));
  }

  /** Nobody looks at it any more: what was scrolled far back is let go. */
  leave(conversationId: ConversationId): void {
    const { events, loading } = this.#timeline(conversationId);
    if (loading || events.length <= KEPT) return;
    this.#show(conversationId, { events: events.slice(-SCREEN), atStart: false });
  }

  older(conversationId: ConversationId): Promise<void> {
    const { events, atStart } = this.#timeline(conversationId);
    const first = events[0];
    if (!first || atStart) return Promise.resolve();
    return this.#load(conversationId, () => this.#before(conversationId, first));
  }

  /** New lines at the end of conversations, as entries bring them. */
  append(lines: readonly Line[]): void {
    let { timelines } = this.#store.get();
    for (const { conversationId, event, previous } of lines) {
      const timeline = timelines.get(conversationId);
      const last = timeline?.events.at(-1)?.streamSeq;
      if (!timeline?.atEnd || last === undefined || last >= event.streamSeq) continue;
      // what stands between is missing: to be read again
      const next = previous !== undefined && previous <= last ? [...timeline.events, event] : undefined;
      timelines = put(timelines, conversationId, next ? { ...timeline, events: next } : nothing);
    }
    this.#store.set({ timelines });
  }

  /** After a snapshot: whatever doesn't reach the end any more is read again. */
  checkEnds(all: boolean): void {
    const { timelines, state } = this.#store.get();
    const kept = [...timelines].filter(
      ([id, timeline]) =>
        !all &&
        (timeline.events.at(-1)?.streamSeq ?? -1) >= (state.conversations.get(id)?.last.streamSeq ?? 0),
    );
    this.#store.set({ timelines: new Map(kept) });
  }

  async #load(id: ConversationId, read: () => Promise<Partial<Timeline> | undefined>): Promise<void> {
    if (this.#timeline(id).loading) return;
    this.#show(id, { loading: true, failed: false });
    try {
      this.#show(id, { ...(await read()), loading: false });
    } catch {
      this.#show(id, { loading: false, failed: true });
    }
  }

  async #newest(id: ConversationId): Promise<Partial<Timeline>> {
    const tail = this.#tail(id);
    const range = tail === undefined ? undefined : containing(await this.#ranges(id), tail);
    if (range) {
      const events = await this.#stored(id, range);
      if (events.length > 0)
        return this.#complete(id, { events, atStart: events[0]?.streamSeq === 0, atEnd: true });
    }
    const page = await this.#page(id, undefined);
    return this.#complete(id, { events: page.events, atStart: page.start, atEnd: page.end });
  }

  /** What came while it was read isn't in it: then it is read again. */
  #complete(id: ConversationId, read: Partial<Timeline>): Promise<Partial<Timeline>> | Partial<Timeline> {
    const last = read.events?.at(-1)?.streamSeq ?? -1;
    return last < (this.#tail(id) ?? -1) ? this.#newest(id) : read;
  }

  async #before(id: ConversationId, first: EventView): Promise<Partial<Timeline>> {
    const range = containing(await this.#ranges(id), first.streamSeq);
    if (range && range[0] < first.streamSeq) {
      const events = await this.#stored(id, [range[0], first.streamSeq - 1]);
      if (events.length > 0) return this.#joined(id, events, range[0] === 0 && events.length < SCREEN);
    }
    // asked so that the page holds the first event too: pages join where they overlap
    const page = await this.#page(id, numberOf(first) + 1);
    const events = page.events.filter((event) => event.streamSeq < first.streamSeq);
    return this.#joined(id, events, page.start || events.length === 0);
  }

  #joined(id: ConversationId, older: EventView[], atStart: boolean): Partial<Timeline> {
    const first = older.at(-1)?.streamSeq ?? -1;
    const { events } = this.#timeline(id);
    return { events: [...older, ...events.filter((event) => event.streamSeq > first)], atStart };
  }

  /** A page of a view that isn't behind what was applied here. */
  async #page(id: ConversationId, before: number | undefined): Promise<TimelinePage> {
    for (let tries = 0; tries < 8; tries++) {
      const page = await this.#api.timeline(id, SCREEN, before);
      if (page.position >= (this.#store.get().state.conversations.get(id)?.position ?? 0)) {
        await this.#disk.use(
          (database) => database.keepPage(id, page.events, page.start),
          () => undefined,
        );
        return page;
      }
      await sleep(tries === 0 ? 100 : backoff(tries));
    }
    throw new Error('the view stays behind');
  }

  #ranges(id: ConversationId): Promise<readonly Range[]> {
    return this.#disk.use<readonly Range[]>(
      (database) => database.rangesOf(id),
      () => [],
    );
  }

  #stored(id: ConversationId, range: Range): Promise<EventView[]> {
    return this.#disk.use(
      (database) => database.stored(id, range, SCREEN),
      () => [],
    );
  }

  #tail(id: ConversationId): number | undefined {
    return this.#store.get().state.conversations.get(id)?.last.streamSeq;
  }

  #timeline(id: ConversationId): Timeline {
    return this.#store.get().timelines.get(id) ?? nothing;
  }

  #show(id: ConversationId, change: Partial<Timeline>): void {
    this.#store.set({
      timelines: put(this.#store.get().timelines, id, { ...this.#timeline(id), ...change }),
    });
  }
}

/** The message number that an event has or stands after. */
export function numberOf(event: EventView): number {
  if ('messageNo' in event.data && event.data.messageNo !== undefined) return event.data.messageNo;
  return 'afterNo' in event.data && event.data.afterNo !== undefined ? event.data.afterNo : 0;
}
