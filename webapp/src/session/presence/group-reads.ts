import type { ConversationId } from '../../protocol/views';
import type { Api } from '../network/api';
import type { Owns } from '../state/model';
import type { GroupWatch } from './group-watch';

/** Of so many of one's newest messages it is found out which was read. */
const ASKED = 32;
/** A row that only flies past asks nothing. */
const SETTLE_MILLIS = 200;

/**
 * Up to which of one's own messages in a group somebody has read. The server tells nobody by itself: one asks about the
 * newest one while the group is on screen, again when somebody there has read on, and no more once it was read. While
 * nobody has read that one, the others are halved: at most six questions a time. A row of the list asks once.
 */
export class GroupReads {
  readonly #store: Owns<'readByOne'>;
  readonly #api: Pick<Api, 'readers'>;
  readonly #watch: Pick<GroupWatch, 'look'>;

  constructor(store: Owns<'readByOne'>, api: Pick<Api, 'readers'>, watch: Pick<GroupWatch, 'look'>) {
    this.#store = store;
    this.#api = api;
    this.#watch = watch;
  }

  /** One's own messages in the group on screen, by number, oldest first; until the answer is called. */
  follow(id: ConversationId, own: readonly number[]): () => void {
    const newest = own.at(-1) ?? 0;
    const isRead = () => this.#upTo(id) >= newest;
    if (isRead()) return () => undefined;
    let [over, asking, anew] = [false, false, false];
    const stop = () => {
      over = true;
      leave();
    };
    const ask = async () => {
      anew = true;
      if (asking) return;
      asking = true;
      while (anew && !over) {
        anew = false;
        await this.#find(id, own.slice(-ASKED), () => over);
      }
      asking = false;
      if (isRead()) stop();
    };
    const leave = this.#watch.look(() => void ask());
    void ask();
    return stop;
  }

  /** One's own newest message of a group that stands in the list: asked about once, unless the answer is called before. */
  glance(id: ConversationId, newest: number): () => void {
    if (this.#upTo(id) >= newest) return () => undefined;
    const timer = setTimeout(() => void this.#find(id, [newest], () => false), SETTLE_MILLIS);
    return () => {
      clearTimeout(timer);
    };
  }

  async #find(id: ConversationId, own: readonly number[], isOver: () => boolean): Promise<void> {
    const unknown = own.filter((no) => no > this.#upTo(id));
    let [low, high] = [0, unknown.length];
    let at = high - 1;
    while (low < high && !isOver()) {
      const no = unknown[at] ?? 0;
      let count: number | undefined;
      try {
        ({ count } = await this.#api.readers(id, no));
      } catch {
        // the tick stays; it is asked again when somebody reads on, or the connection is back
        return;
      }
      // who hides their own marks sees none
      if (count === undefined) return;
      if (count > 0) {
        low = at + 1;
        this.#store.set({ readByOne: new Map(this.#store.get().readByOne).set(id, no) });
      } else {
        high = at;
      }
      at = Math.floor((low + high) / 2);
    }
  }

  #upTo(id: ConversationId): number {
    return this.#store.get().readByOne.get(id) ?? 0;
  }
}
