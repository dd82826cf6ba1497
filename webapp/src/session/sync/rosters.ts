import { isOfGroup, type GroupEvent } from '../../protocol/events';
import type { ConversationId, Entry, MemberView, PersonView } from '../../protocol/views';
import type { Api } from '../network/api';
import { backoff, sleep } from '../network/clock';
import { ProblemError } from '../network/http';
import { inOrder, membersAfter, type Members } from '../state/members';
import type { Owns } from '../state/model';
import { DraftMap } from '../state/draft';
import { put } from '../state/state';

const PAGE = 100;

/** An entry that tells of a group. */
interface GroupEntry {
  seq: number;
  event: GroupEvent;
}

/** All members of the groups that were looked at since the page was loaded: of a small one the view names them. */
export class Rosters {
  readonly #store: Owns<'rosters'>;
  readonly #api: Pick<Api, 'members'>;
  readonly #meet: (people: readonly PersonView[]) => void;
  readonly #closed = new AbortController();
  /** What happened in a group while its pages are read: they may be older. */
  readonly #reading = new Map<ConversationId, GroupEntry[]>();

  constructor(
    store: Owns<'rosters'>,
    api: Pick<Api, 'members'>,
    meet: (people: readonly PersonView[]) => void,
  ) {
    this.#store = store;
    this.#api = api;
    this.#meet = meet;
  }

  stop(): void {
    this.#closed.abort();
  }

  /** Has all members of a group in memory; page by page, and kept as they are from then on. */
  async load(id: ConversationId): Promise<void> {
    if (this.#reading.has(id) || this.#store.get().rosters.has(id) || !this.#isLong(id)) return;
    const { signal } = this.#closed;
    const happened: GroupEntry[] = [];
    const since = this.#store.get().state.conversations.get(id)?.seq ?? 0;
    this.#reading.set(id, happened);
    let all: Members = [];
    let after: string | undefined;
    for (let tries = 0; !signal.aborted && this.#reading.get(id) === happened && this.#isLong(id);) {
      try {
        const page = await this.#api.members(id, after, PAGE);
        if (page.seq < since) throw new Error('the view is behind');
        tries = 0;
        this.#meet(page.people);
        all = happened
          .filter(({ seq }) => seq > page.seq)
          .reduce((members, { event }) => membersAfter(members, event), merged(all, page.members));
        after = page.next;
        if (after === undefined) break;
      } catch (error) {
        if (error instanceof ProblemError && error.status < 500 && error.status !== 429) break;
        await sleep(backoff(tries++), signal);
      }
    }
    if (this.#reading.get(id) !== happened) return;
    this.#reading.delete(id);
    if (after === undefined && all.length > 0) this.#show(id, all);
  }

  /** A batch of entries in their order. */
  apply(entries: readonly Entry[]): void {
    const before = this.#store.get().rosters;
    const rosters = new DraftMap(before);
    for (const { seq, event } of entries) {
      if (!isOfGroup(event)) continue;
      const { conversationId } = event.data;
      this.#reading.get(conversationId)?.push({ seq, event });
      const roster = rosters.get(conversationId);
      if (!roster) continue;
      if (this.#isIn(conversationId)) rosters.set(conversationId, membersAfter(roster, event));
      else rosters.delete(conversationId);
    }
    if (rosters.result !== before) this.#store.set({ rosters: rosters.result });
  }

  /** What was read may be old: after a snapshot. */
  restart(): void {
    this.#reading.clear();
    if (this.#store.get().rosters.size > 0) this.#store.set({ rosters: new Map() });
  }

  #isIn(id: ConversationId): boolean {
    return this.#store.get().state.conversations.get(id)?.group?.self !== undefined;
  }

  #isLong(id: ConversationId): boolean {
    const group = this.#store.get().state.conversations.get(id)?.group;
    return group?.self !== undefined && group.count > group.members.length;
  }

  #show(id: ConversationId, members: Members): void {
    this.#store.set({ rosters: put(this.#store.get().rosters, id, members) });
  }
}

/** A page may overlap what was read: who left and came back stands further down. */
function merged(members: Members, page: readonly MemberView[]): Members {
  const accounts = new Set(page.map(({ account }) => account));
  return [...members.filter(({ account }) => !accounts.has(account)), ...page].sort(inOrder);
}
