import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../protocol/events';
import type { ConversationView } from '../../protocol/views';
import { Database } from './database';
import { expiredLogin } from '../login/expired-login';
import { emptyState, type State } from '../state/state';

const FRIEND = { other: 'bob', friends: true, blocked: false, seq: 7 };
const withFriend = (me: string): State => ({ ...emptyState(me), friendships: new Map([['bob', FRIEND]]) });

describe('the local database', () => {
  it('stores state and cursor together', async () => {
    const database = new Database('together');
    await database.advance(0, { epoch: '1.1', seq: 3 }, emptyState('together'), withFriend('together'), []);
    expect(await database.load()).toEqual({
      state: withFriend('together'),
      cursor: { epoch: '1.1', seq: 3 },
    });
  });

  it('what another tab has stored already is not stored again', async () => {
    const database = new Database('tabs');
    await database.advance(0, { epoch: '1.1', seq: 5 }, emptyState('tabs'), withFriend('tabs'), []);
    await database.advance(2, { epoch: '1.1', seq: 3 }, withFriend('tabs'), emptyState('tabs'), []);
    expect((await database.load()).cursor).toEqual({ epoch: '1.1', seq: 5 });
  });

  it('what an older version made of the entries is kept, and begun anew from a snapshot', async () => {
    const database = new Database('older');
    await database.advance(0, { epoch: '1.1', seq: 5 }, emptyState('older'), withFriend('older'), []);
    await database.meta.put({ key: 'cursor', epoch: '1.1', seq: 7 });
    expect(await database.load()).toEqual({ state: withFriend('older'), cursor: undefined });
    await database.replace({ epoch: '1.1', seq: 7 }, emptyState('older'));
    expect(await database.load()).toEqual({ state: emptyState('older'), cursor: { epoch: '1.1', seq: 7 } });
  });

  it('a write that failed is made up for by the next', async () => {
    const database = new Database('holes');
    const state = withFriend('holes');
    await database.advance(4, { epoch: '1.1', seq: 5 }, state, state, []);
    expect((await database.load()).state.friendships.get('bob')).toEqual(FRIEND);
  });

  it('a snapshot replaces the state; another epoch drops the messages too', async () => {
    const database = new Database('snapshots');
    const header = { eventId: 'e', revision: 1, time: '' };
    const data = { conversationId: 'c', afterNo: 0, lineNo: 1 };
    const event: EventOf<'conversation.closed'> = { ...header, type: 'conversation.closed', data };
    const lines = [{ conversationId: 'c', event, previous: undefined }];
    await database.advance(
      0,
      { epoch: '1.1', seq: 1 },
      emptyState('snapshots'),
      withFriend('snapshots'),
      lines,
    );
    await database.replace({ epoch: '1.1', seq: 9 }, emptyState('snapshots'));
    expect((await database.load()).state.friendships.size).toBe(0);
    expect(await database.stored('c', [0, 9], 10)).toEqual([event]);
    await database.replace({ epoch: '2.1', seq: 1 }, emptyState('snapshots'));
    expect(await database.stored('c', [0, 9], 10)).toEqual([]);
    expect((await database.load()).cursor).toEqual({ epoch: '2.1', seq: 1 });
  });

  it('the view of a group that one has come into is kept unless a later one is there', async () => {
    const database = new Database('groups');
    const group = (seq: number) => ({ conversationId: 'g', seq }) as ConversationView;
    const before = emptyState('groups');
    const entered = { ...before, entered: new Map([['g', 7]]) };
    await database.advance(0, { epoch: '1.1', seq: 1 }, before, entered, []);
    await database.keepGroup(group(6));
    expect((await database.load()).state).toEqual(entered);
    await database.keepGroup(group(8));
    await database.keepGroup(group(7));
    const { state } = await database.load();
    expect([state.entered.size, state.conversations.get('g')]).toEqual([0, group(8)]);
  });

  it('of the first version, with positions, what was typed is kept and all else fetched anew', async () => {
    const old = new Dexie('parley.upgraded');
    old.version(1).stores({
      meta: 'key',
      self: 'accountId',
      people: 'accountId',
      friendships: 'other',
      conversations: 'conversationId',
      timeline: '[c+s]',
      ranges: 'c',
      outbox: '++place, &id',
    });
    const outgoing = { conversationId: 'c', text: 'x', mentions: [{ from: 0, length: 1 }], time: '' };
    const unsent = [
      { place: 3, id: 'one', ...outgoing, state: 'refused', code: 'muted' },
      { place: 8, id: 'two', ...outgoing, state: 'waiting', tried: true },
    ];
    const self = { accountId: 'upgraded', handle: 'ada' };
    await old.table('meta').bulkPut([
      { key: 'cursor', fold: 3, epoch: '1.1', seq: 5 },
      { key: 'entered', groups: [['g', 70]] },
      { key: 'invitations', cards: [{ conversationId: 'i', position: 71 }], invited: [['j', 72]] },
    ]);
    await old.table('self').put({ ...self, position: 4 });
    await old.table('people').put({ accountId: 'bob', position: 8 });
    await old.table('friendships').put({ other: 'bob', position: 30 });
    await old.table('conversations').put({ conversationId: 'c', position: 41 });
    await old.table('timeline').put({ c: 'c', s: 4, event: { position: 40, stream: 's', streamSeq: 4 } });
    await old.table('ranges').put({ c: 'c', ranges: [[0, 4]] });
    await old.table('outbox').bulkPut(unsent);
    old.close();

    const database = new Database('upgraded');
    expect(await database.load()).toEqual({
      state: { ...emptyState('upgraded'), self: { ...self, seq: 0 } },
      cursor: undefined,
    });
    expect([await database.timeline.count(), await database.ranges.count()]).toEqual([0, 0]);
    expect(await database.outbox.toArray()).toEqual(unsent);
    expect(await expiredLogin('upgraded')).toEqual({ handle: 'ada', unsent: 2 });
    expect(await database.outbox.add({ id: 'three', ...outgoing, state: 'waiting' })).toBe(9);
  });

  it("one's own message leaves the outbox with its entry", async () => {
    const database = new Database('ada');
    await database.outbox.add({ id: 'm', conversationId: 'c', text: 'x', time: '', state: 'accepted' });
    const header = { eventId: 'e', revision: 1, time: '' };
    const data = { conversationId: 'c', messageNo: 1, messageId: 'm', sender: 'ada', subject: 'ada' };
    const event: EventOf<'message.sent'> = { ...header, type: 'message.sent', data };
    const lines = [{ conversationId: 'c', event, previous: undefined }];
    await database.advance(0, { epoch: '1.1', seq: 1 }, emptyState('ada'), emptyState('ada'), lines);
    expect(await database.outbox.count()).toBe(0);
  });
});
