import { numberOf, placeOf } from '../protocol/events';
import { conversationView, timelinePage } from '../protocol/views';
import type { Place } from '../session/network/api';
import { Database } from '../session/storage/database';
import { Disk } from '../session/storage/disk';
import { History } from '../session/paging/history';
import { NetworkTrouble } from '../session/network/http';
import type { Model } from '../session/state/model';
import { emptyState, put } from '../session/state/state';
import { Store } from '../session/state/store';
import { World } from './world';

export const CHAT = 'c-ada+bob';
let databases = 0;

/** Ada's device with its timelines, and a conversation with so many messages. */
export function device(messages: number) {
  const world = new World();
  for (const id of ['ada', 'bob']) world.join({ accountId: id, handle: id, nickname: id, avatar: 'fox' });
  world.perform('ada', { type: 'friendship.request', clientId: 'r', other: 'bob' });
  world.perform('bob', { type: 'friendship.accept', clientId: 'a', other: 'ada' });
  const say = (times: number) => {
    for (let i = 0; i < times; i++) {
      const clientId = `m${String(world.log.length)}`;
      world.perform('bob', {
        type: 'message.send',
        clientId,
        conversationId: CHAT,
        content: { type: 'text', text: clientId },
      });
    }
  };
  say(messages);
  const store = new Store({ state: emptyState('ada'), timelines: new Map() } as unknown as Model);
  const database = new Database(`history ${String(++databases)}`);
  const server = { asked: [] as Place[], behind: 0, short: 0, down: false };
  const api = {
    timeline: (id: string, limit: number, place: Place) => {
      server.asked.push(place);
      if (server.down) return Promise.reject(new NetworkTrouble());
      const page = timelinePage(world.timeline('ada', id, place, limit), '');
      if (server.behind-- > 0) return Promise.resolve({ ...page, seq: 1 });
      const events = server.short-- > 0 ? page.events.slice(0, -1) : page.events;
      return Promise.resolve({ ...page, events });
    },
  };
  const history = new History(store, new Disk(database), api, {
    add: () => undefined,
    lookUp: () => undefined,
  });
  const conversation = () => conversationView(world.conversation('ada', CHAT), '');
  const know = () => {
    const { state } = store.get();
    store.set({ state: { ...state, conversations: put(state.conversations, CHAT, conversation()) } });
  };
  know();
  const shown = () => (store.get().timelines.get(CHAT)?.events ?? []).map(numberOf);
  /** A friendship ends and begins anew: two lines. */
  const part = () => {
    world.perform('ada', { type: 'friendship.end', clientId: `e${String(world.log.length)}`, other: 'bob' });
    world.perform('ada', {
      type: 'friendship.request',
      clientId: `r${String(world.log.length)}`,
      other: 'bob',
    });
    world.perform('bob', {
      type: 'friendship.accept',
      clientId: `a${String(world.log.length)}`,
      other: 'ada',
    });
  };
  /** What an entry does: stored and shown. */
  const receive = async () => {
    const previous = placeOf(conversation().last);
    say(1);
    const before = store.get().state;
    know();
    const line = { conversationId: CHAT, event: conversation().last, previous };
    const after = store.get().state;
    await database.advance(0, { epoch: '1.1', seq: world.log.length }, before, after, [line]);
    history.append([line]);
  };
  const forget = () => {
    store.set({ timelines: new Map() });
  };
  const erase = async (messageNo: number) => {
    world.perform('ada', {
      type: 'message.delete',
      clientId: `d${String(messageNo)}`,
      conversationId: CHAT,
      messageNo,
    });
    const { state } = store.get();
    know();
    const deletions = [{ conversationId: CHAT, messageNo }];
    await database.advance(
      0,
      { epoch: '1.1', seq: world.log.length },
      state,
      store.get().state,
      [],
      deletions,
    );
    history.delete(deletions);
  };
  /** The numbers of the messages that were deleted. */
  const gone = () =>
    (store.get().timelines.get(CHAT)?.events ?? []).flatMap((event) =>
      event.deleted ? [numberOf(event)] : [],
    );
  const lines = () =>
    (store.get().timelines.get(CHAT)?.events ?? []).map((event) =>
      'lineNo' in event.data ? [numberOf(event), event.data.lineNo] : numberOf(event),
    );
  return {
    world,
    part,
    lines,
    erase,
    gone,
    say,
    store,
    server,
    history,
    know,
    shown,
    receive,
    database,
    forget,
  };
}
