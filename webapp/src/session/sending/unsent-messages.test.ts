// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../protocol/frames';
import { acceptInTurn, eventually, ids, tab } from '../../testing/tab';
import type { Lost } from '../network/connection';
import { Database } from '../storage/database';

describe('a message that is not sent yet', () => {
  it('can be removed while it was never tried', async () => {
    const { outbox, asked, socket, say, states } = tab();
    socket.open = false;
    outbox.start();
    for (const id of ['one', 'two']) await say(id);
    expect(await outbox.remove('one')).toBe(true);
    await eventually(() => {
      expect(states()).toEqual(['two waiting']);
    });
    socket.open = true;
    outbox.wake();
    await eventually(() => {
      expect(ids(asked)).toEqual(['two']);
    });
  });

  it.each<Answer | Lost>([{ type: 'lost' }, { type: 'failed' }])(
    'is too late to remove once it was tried, after $type too',
    async (answer) => {
      const { outbox, asked, socket, say, states } = tab();
      outbox.start();
      await say('one');
      await eventually(() => {
        expect(asked).toHaveLength(1);
      });
      expect(await outbox.remove('one')).toBe(false);
      socket.open = false;
      asked[0]?.answer(answer);
      expect(await outbox.remove('one')).toBe(false);
      expect(states()).toEqual(['one waiting']);
    },
  );

  it('can be removed after an answer that says that it was not carried out', async () => {
    const { outbox, asked, say, states } = tab();
    outbox.start();
    await say('one');
    await eventually(() => {
      expect(asked).toHaveLength(1);
    });
    asked[0]?.answer({ type: 'busy', retryAfterMillis: 60_000 });
    await vi.waitFor(async () => {
      expect(await outbox.remove('one')).toBe(true);
    });
    await eventually(() => {
      expect(states()).toEqual([]);
    });
  });

  it('can be removed once it is refused', async () => {
    const { outbox, asked, say, states } = tab();
    outbox.start();
    await say('one');
    await eventually(() => {
      expect(asked).toHaveLength(1);
    });
    asked[0]?.answer({ type: 'refused', code: 'too-long' });
    await eventually(() => {
      expect(states()).toEqual(['one refused']);
    });
    expect(await outbox.remove('one')).toBe(true);
    await eventually(() => {
      expect(states()).toEqual([]);
    });
  });
});

describe('without a database', () => {
  it('what was unsent when it was taken away is sent from memory, once and in order', async () => {
    const { outbox, asked, socket, say, states, disk, me } = tab();
    disk.onLost = () => {
      outbox.alone();
    };
    socket.open = false;
    outbox.start();
    for (const id of ['one', 'two']) await say(id);
    await new Database(me).delete();
    expect(disk.durable).toBe(false);
    await say('three');
    expect(states()).toEqual(['one waiting', 'two waiting', 'three waiting']);
    socket.open = true;
    outbox.wake();
    await acceptInTurn(asked, 3);
    await eventually(() => {
      expect(states()).toEqual(['one accepted', 'two accepted', 'three accepted']);
    });
    expect(ids(asked)).toEqual(['one', 'two', 'three']);
  });

  it('a tab that waits for its turn waits no longer', async () => {
    const one = tab();
    const two = tab(one.me);
    one.outbox.start();
    await one.say('first');
    await eventually(() => {
      expect(ids(one.asked)).toEqual(['first']);
    });
    two.outbox.start();
    two.disk.onLost = () => {
      two.outbox.alone();
    };
    await eventually(() => {
      expect(two.states()).toEqual(['first waiting']);
    });
    await two.disk.use(
      () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      () => undefined,
    );
    await two.say('second', 'd');
    await eventually(() => {
      expect(ids(two.asked)).toEqual(['first', 'second']);
    });
  });
});
