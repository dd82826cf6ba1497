import { isInTimeline, placeOf, type EventView } from '../../protocol/events';
import type { ConversationId, Entry, Snapshot } from '../../protocol/views';
import type { History } from '../paging/history';
import type { Outbox } from '../sending/outbox';
import { Draft, type Fold } from '../state/draft';
import { stateOf } from '../state/state';
import type { Cursor, Deletion, Line } from '../storage/database';
import type { MissingGroups } from './missing-groups';
import type { MissingInvitations } from './missing-invitations';
import type { MissingPeople } from './missing-people';
import type { Rosters } from './rosters';
import type { StateWriter } from './state-writer';

interface Dependencies {
  fold: Fold;
  writer: StateWriter;
  people: MissingPeople;
  groups: MissingGroups;
  invitations: MissingInvitations;
  history: History;
  outbox: Outbox;
  rosters: Rosters;
}

/** What is known here of the server's state: changed by entries and snapshots, shown and stored by the same step. */
export class Replica {
  readonly #on: Dependencies;

  constructor(on: Dependencies) {
    this.#on = on;
  }

  start(): void {
    this.#fetchMissing();
  }

  /** Resolves when nothing is being written any more. */
  async close(): Promise<void> {
    const { people, groups, invitations, writer } = this.#on;
    people.close();
    groups.close();
    invitations.close();
    await writer.close();
  }

  apply(entries: readonly Entry[], to: Cursor): void {
    const { fold, writer, history, outbox, rosters, people, groups } = this.#on;
    const before = writer.state;
    const draft = new Draft(before);
    const lines: Line[] = [];
    const deletions: Deletion[] = [];
    for (const entry of entries) {
      const { event } = entry;
      const conversationId = timelineOf(event);
      const last = draft.conversations.get(conversationId ?? '')?.last;
      fold(draft, entry);
      if (event.type === 'message.deleted') deletions.push(event.data);
      // one that the documents know already comes with a page of the timeline
      if (conversationId && draft.conversations.get(conversationId)?.last === event) {
        lines.push({ conversationId, event, previous: last && placeOf(last) });
      }
    }
    const after = draft.publish();
    writer.show(after);
    history.append(lines);
    history.delete(deletions);
    writer.store(
      (database) => database.advance(to.seq - entries.length, to, before, after, lines, deletions),
      () => {
        outbox.arrived(lines);
      },
    );
    rosters.apply(entries);
    const events = entries.map(({ event }) => event);
    groups.happened(events);
    people.lookUp(events);
    this.#fetchMissing();
  }

  restart(snapshot: Snapshot): void {
    const { writer, history, rosters } = this.#on;
    const state = stateOf(snapshot, writer.state.people);
    writer.showSnapshot(state);
    history.checkEnds();
    rosters.restart();
    writer.store((database) => database.replace(snapshot.head, state));
    this.#fetchMissing();
  }

  /** What the state speaks of and doesn't hold is asked for. */
  #fetchMissing(): void {
    const { people, groups, invitations } = this.#on;
    people.wake();
    groups.wake();
    invitations.wake();
  }
}

/** The conversation in whose timeline the event stands. */
function timelineOf(event: EventView): ConversationId | undefined {
  return isInTimeline(event) && 'conversationId' in event.data ? event.data.conversationId : undefined;
}
