import { numberOf, type EventView } from '../protocol/events';
import type { ConversationId, PersonView } from '../protocol/views';
import type { Api, Place } from './api';
import { backoff, sleep } from './clock';
import type { Disk } from './disk';
import { deleted, type Placed } from './placed';
import { containing, type Range } from './ranges';

const SCREEN = 60;

/** Contiguous events of a conversation, oldest first. */
export interface Stretch {
  events: readonly Placed[];
  /** Nothing stands before them. */
  atStart: boolean;
}

/** What is known of a conversation from its entries: places of its newest event and of its last change. */
interface Known {
  tail: number | undefined;
  position: number;
}

/** Who stands in what was read: with a page of the server come their names, else they are asked for. */
export interface Introduction {
  meet: (people: readonly PersonView[]) => void;
  name: (events: readonly EventView[]) => void;
}

/** Reads the local database inside a stored contiguous range only, else the server, whose pages are stored. */
export class Pages {
  readonly #disk: Disk;
  readonly #api: Pick<Api, 'timeline'>;
  readonly #introduction: Introduction;
  readonly #known: (id: ConversationId) => Known;

  constructor(
    disk: Disk,
    api: Pick<Api, 'timeline'>,
    introduction: Introduction,
    known: (id: ConversationId) => Known,
  ) {
    this.#disk = disk;
    this.#api = api;
    this.#introduction = introduction;
    this.#known = known;
  }

  async newest(id: ConversationId): Promise<Stretch> {
    const { tail } = this.#known(id);
    const range = await this.#range(id, tail);
    const stored = range && (await this.#stored(id, range, SCREEN, 'newest'));
    const stretch = stored && stored.length > 0 ? begun(range, stored) : await this.#page(id, {});
    // what came while it was read isn't in it
    const last = stretch.events.at(-1)?.streamSeq ?? -1;
    return last < (this.#known(id).tail ?? -1) ? this.newest(id) : stretch;
  }

  async around(id: ConversationId, messageNo: number): Promise<Stretch> {
    const middle = await this.#disk.use(
      (database) => database.find(id, messageNo),
      () => undefined,
    );
    const range = middle && (await this.#range(id, middle.streamSeq));
    if (!range) return this.#page(id, { around: messageNo });
    const before = await this.#stored(id, [range[0], middle.streamSeq - 1], SCREEN / 2, 'newest');
    const after = await this.#stored(id, [middle.streamSeq, range[1]], SCREEN / 2, 'oldest');
    const atStart = range[0] === 0 && before.length < SCREEN / 2;
    return { events: [...before, ...after], atStart };
  }

  async before(id: ConversationId, first: Placed): Promise<Stretch> {
    const range = await this.#range(id, first.streamSeq);
    if (range && range[0] < first.streamSeq) {
      const events = await this.#stored(id, [range[0], first.streamSeq - 1], SCREEN, 'newest');
      if (events.length > 0) return begun(range, events);
    }
    // asked so that the page holds the first event too: pages join where they overlap
    const page = await this.#page(id, { before: numberOf(first) + 1 });
    const events = page.events.filter((event) => event.streamSeq < first.streamSeq);
    return { events, atStart: page.atStart || events.length === 0 };
  }

  async after(id: ConversationId, last: Placed): Promise<readonly Placed[]> {
    const range = await this.#range(id, last.streamSeq);
    if (range && range[1] > last.streamSeq) {
      const events = await this.#stored(id, [last.streamSeq + 1, range[1]], SCREEN, 'oldest');
      if (events.length > 0) return events;
    }
    const page = await this.#page(id, { after: Math.max(0, numberOf(last) - 1) });
    return page.events.filter((event) => event.streamSeq > last.streamSeq);
  }

  /** A page of a view that isn't behind what was applied here. */
  async #page(id: ConversationId, place: Place): Promise<Stretch> {
    for (let tries = 0; tries < 8; tries++) {
      const page = await this.#api.timeline(id, SCREEN, place);
      if (page.position >= this.#known(id).position) {
        this.#introduction.meet(page.people);
        const gone = new Set(page.deleted);
        const events = page.events.map((event) =>
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
  ): Promise<Placed[]> {
    const events = await this.#disk.use<Placed[]>(
      (database) => database.stored(id, range, limit, which),
      () => [],
    );
    this.#introduction.name(events);
    return events;
  }
}

function begun(range: Range, events: readonly Placed[]): Stretch {
  return { events, atStart: range[0] === 0 && events.length < SCREEN };
}
