// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../protocol/frames';
import { accepted, acceptInTurn, eventually, ids, tab } from '../../testing/tab';
import type { Lost } from '../network/connection';
import { PendingWrites } from './pending-writes';

describe('the outbox', () => {
  it('keeps what is typed offline and sends it once and in order when the socket is open', async () => {
    const { outbox, asked, socket, say, states } = tab();
    socket.open = false;
    outbox.start();
    for (const id of ['one', 'two', 'three']) await say(id);
    await eventually(() => {
      expect(states()).toEqual(['one waiting', 'two waiting', 'three waiting']);
    });
    expect(asked).toEqual([]);
    socket.open = true;
    outbox.wake();
    await acceptInTurn(asked, 3);
    await eventually(() => {
      expect(states()).toEqual(['one accepted', 'two accepted', 'three accepted']);
    });
    expect(ids(asked)).toEqual(['one', 'two', 'three']);
  });

  it('has one unanswered message in each conversation', async () => {
    const { outbox, asked, say } = tab();
    outbox.start();
    for (const id of ['c1', 'c2']) await say(id, 'c');
    await say('d1', 'd');
    await eventually(() => {
      expect(ids(asked).sort()).toEqual(['c1', 'd1']);
    });
  });

  it('keeps the messages over a reload', async () => {
    const before = tab();
    before.socket.open = false;
    before.outbox.start();
    await before.say('kept');
    before.outbox.stop();
    const after = tab(before.me);
    after.outbox.start();
    await eventually(() => {
      expect(ids(after.asked)).toEqual(['kept']);
    });
  });

  it.each([false, true])('has one whose page went before it knew: it was stored: %s', async (stored) => {
    const before = tab();
    before.socket.open = false;
    const message = { id: 'one', conversationId: 'c', text: 'one', time: '', state: 'waiting' as const };
    if (stored) await before.say('one');
    new PendingWrites(before.me).keep(message);
    const after = tab(before.me);
    after.outbox.start();
    await acceptInTurn(after.asked, 1);
    await eventually(() => {
      expect(after.states()).toEqual(['one accepted']);
      expect(new PendingWrites(before.me).all()).toEqual([]);
    });
    expect(ids(after.asked)).toEqual(['one']);
  });

  it('keeps a message by name until it is stored', async () => {
    const { me, say } = tab();
    const said = say('one');
    expect(new PendingWrites(me).all().map(({ id }) => id)).toEqual(['one']);
    await said;
    expect(new PendingWrites(me).all()).toEqual([]);
  });

  it('only a refusal fails a message, and it holds up none behind it', async () => {
    const { outbox, asked, say, states } = tab();
    outbox.start();
    for (const id of ['bad', 'good']) await say(id);
    await eventually(() => {
      expect(asked).toHaveLength(1);
    });
    asked[0]?.answer({ type: 'refused', code: 'conversation-closed' });
    await eventually(() => {
      expect(asked).toHaveLength(2);
    });
    asked[1]?.answer(accepted);
    await eventually(() => {
      expect(states()).toEqual(['bad refused', 'good accepted']);
    });
  });

  it.each<Answer | Lost>([{ type: 'lost' }, { type: 'failed' }, { type: 'busy', retryAfterMillis: 100 }])(
    'tries again with the same id after $type, before those behind it',
    async (answer) => {
      const { outbox, asked, say, states } = tab();
      outbox.start();
      for (const id of ['one', 'two']) await say(id);
      await eventually(() => {
        expect(asked).toHaveLength(1);
      });
      asked[0]?.answer(answer);
      await eventually(() => {
        expect(ids(asked)).toEqual(['one', 'one']);
      });
      expect(states()).toEqual(['one waiting', 'two waiting']);
      asked[1]?.answer(accepted);
      await eventually(() => {
        expect(ids(asked)).toEqual(['one', 'one', 'two']);
      });
    },
  );

  it('a retry keeps the id and the place among the unsent', async () => {
    const { outbox, asked, socket, say, states } = tab();
    outbox.start();
    await say('first');
    await eventually(() => {
      expect(asked).toHaveLength(1);
    });
    asked[0]?.answer({ type: 'refused', code: 'too-long' });
    await eventually(() => {
      expect(states()).toEqual(['first refused']);
    });
    socket.open = false;
    await say('second');
    await outbox.retry('first');
    await eventually(() => {
      expect(states()).toEqual(['first waiting', 'second waiting']);
    });
    socket.open = true;
    outbox.wake();
    await eventually(() => {
      expect(ids(asked)).toEqual(['first', 'first']);
    });
  });

  it('is emptied by one of two tabs, and by the other once that is closed', async () => {
    const one = tab();
    const two = tab(one.me);
    one.outbox.start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    two.outbox.start();
    await two.say('typed in the second tab');
    await eventually(() => {
      expect(ids([...one.asked, ...two.asked])).toEqual(['typed in the second tab']);
    });
    const [holder, other] = one.asked.length > 0 ? [one, two] : [two, one];
    holder.socket.open = false;
    holder.asked[0]?.answer({ type: 'lost' });
    holder.outbox.stop();
    await eventually(() => {
      expect(ids(other.asked)).toEqual(['typed in the second tab']);
    });
  });
});
