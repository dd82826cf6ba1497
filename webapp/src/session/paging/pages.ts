import { isInTimeline, numberOf, placeOf, placeOfMessage, type EventView } from '../../protocol/events';
import type { ConversationId, PersonView, TimelinePage } from '../../protocol/views';
import type { Api, Place } from '../network/api';
import { backoff, sleep } from '../network/clock';
import type { Disk } from '../storage/disk';
import { deleted, type TimelineEvent } from './timeline-event';
import { containing, type Range } from './ranges';

const SCREEN = 60;

/** Contiguous events of a conversation, oldest first. */
export interface Stretch {
  events: readonly TimelineEvent[];
  /** Nothing stands before them. */
  atStart: boolean;
}

/** What is known of a conversation: the place of its newest event, and as of which entry. */
interface Known {
  tail: number | undefined;
  seq: number;
}

/** Who stands in what was read: with a page of the server come their names, else they are asked for. */
export interface PeopleOfPages {
  add(people: readonly PersonView[]): void;
  lookUp(events: readonly EventView[]): void;
}

/** Reads the local database inside a stored contiguous range only, else the server, whose pages are stored. */
export class Pages {
  readonly #disk: Disk;
  readonly #api: Pick<Api, 'timeline'>;
  readonly #people: PeopleOfPages;
  readonly #known: (id: ConversationId) => Known;

  constructor(
    disk: Disk,
    api: Pick<Api, 'timeline'>,
    people: PeopleOfPages,
    known: (id: ConversationId) => Known,
  ) {
    this.#disk = disk;
    this.#api = api;
    this.#people = people;
    this.#known = known;
  }

  async newest(id: ConversationId): Promise<Stretch> {
    const { tail } = this.#known(id);
    const range = await this.#range(id, tail);
    const stored = range && (await this.#stored(id, range, SCREEN, 'newest'));
    const stretch = stored && stored.length > 0 ? begun(range, stored) : await this.#page(id, {});
    // what came while it was read isn't in it
    const last = stretch.events.at(-1);
    return (last ? placeOf(last) : -1) < (this.#known(id).tail ?? -1) ? this.newest(id) : stretch;
  }

  async around(id: ConversationId, messageNo: number): Promise<Stretch> {
    const middle = await this.#disk.use(
      (database) => database.find(id, messageNo),
      () => undefined,
    );
    const place = placeOfMessage(messageNo);
    const range = middle && (await this.#range(id, place));
    if (!range) return this.#page(id, { around: messageNo });
    const before = await this.#stored(id, [range[0], place - 1], SCREEN / 2, 'newest');
    const after = await this.#stored(id, [place, range[1]], SCREEN / 2, 'oldest');
    const atStart = range[0] === 0 && before.length < SCREEN / 2;
    return { events: [...before, ...after], atStart };
  }

  async before(id: ConversationId, first: TimelineEvent): Promise<Stretch> {
    const place = placeOf(first);
    const range = await this.#range(id, place);
    if (range && range[0] < place) {
      const events = await this.#stored(id, [range[0], place - 1], SCREEN, 'newest');
      if (events.length > 0) return begun(range, events);
    }
    // asked so that the page holds the first event too: pages join where they overlap
    const page = await this.#page(id, { before: numberOf(first) + 1 });
    const events = page.events.filter((event) => placeOf(event) < place);
    return { events, atStart: page.atStart || events.length === 0 };
  }

  async after(id: ConversationId, last: TimelineEvent): Promise<readonly TimelineEvent[]> {
    const place = placeOf(last);
    const range = await this.#range(id, place);
    if (range && range[1] > place) {
      const events = await this.#stored(id, [place + 1, range[1]], SCREEN, 'oldest');
      if (events.length > 0) return events;
    }
    const page = await this.#page(id, { after: Math.max(0, numberOf(last) - 1) });
    return page.events.filter((event) => placeOf(event) > place);
  }

  /** A page of a view that isn't behind what was applied here. */
  async #page(id: ConversationId, place: Place): Promise<Stretch> {
    for (let tries = 0; tries < 8; tries++) {
      const page = await this.#api.timeline(id, SCREEN, place);
      if (!isBehind(page, this.#known(id))) {
        this.#people.add(page.people);
        const gone = new Set(page.deleted);
        const events = page.events
          .filter(isInTimeline)
          .map((event) =>
            event.type === 'message.sent' && gone.has(event.data.messageNo) ? deleted(event) : event,
          );
        await this.#disk.use(
          (database) => database.keepPage(id, events, page.start),
          () => undefined,
        );
        return { events, atStart: page.start };
      }
      await sleep(tries === 0 ? 100 : backoff(tries));
    }
    throw new Error('the view stays behind');
  }

  async #range(id: ConversationId, place: number | undefined): Promise<Range | undefined> {
    if (place === undefined) return undefined;
    const ranges = await this.#disk.use<readonly Range[]>(
      (database) => database.rangesOf(id),
      () => [],
    );
    return containing(ranges, place);
  }

  async #stored(
    id: ConversationId,
    range: Range,
    limit: number,
    which: 'newest' | 'oldest',
  ): Promise<TimelineEvent[]> {
    const events = await this.#disk.use<TimelineEvent[]>(
      (database) => database.stored(id, range, limit, which),
      () => [],
    );
    this.#people.lookUp(events);
    return events;
  }
}

/** The conversation as it is known may hold more than its number says: its newest event too must be in the page. */
function isBehind({ seq, end, events }: TimelinePage, known: Known): boolean {
  const last = events.at(-1);
  return seq < known.seq || (end && (last ? placeOf(last) : -1) < (known.tail ?? -1));
}

function begun(range: Range, events: readonly TimelineEvent[]): Stretch {
  return { events, atStart: range[0] === 0 && events.length < SCREEN };
}
