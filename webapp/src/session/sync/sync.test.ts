import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Entry, Head, Snapshot } from '../../protocol/views';
import { Resync } from '../network/api';
import type { Cursor } from '../storage/database';
import { Sync } from './sync';
import { NetworkTrouble } from '../network/http';

const ME = 'ada';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The same numbers on every run of a seed (mulberry32). */
function dice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** An inbox and nothing else. */
class Inbox {
  epoch = '1.1';
  readonly entries: Entry[] = [];

  head(): Head {
    return { epoch: this.epoch, seq: this.entries.length };
  }

  happen(times = 1): void {
    for (let i = 0; i < times; i++) {
      const seq = this.entries.length + 1;
      const header = {
        eventId: `e-${String(seq)}`,
        revision: 1,
        time: '',
      };
      this.entries.push({ seq, event: { ...header, type: 'unknown', name: 'weather.changed', data: {} } });
    }
  }

  snapshot(): Snapshot {
    const person = { accountId: ME, handle: ME, nickname: ME, avatar: 'fox', seq: 1 };
    const self = {
      ...person,
      findableByEmail: true,
      findableByPhone: false,
      readMarks: true,
      presence: true,
      askBeforeGroups: false,
    };
    return {
      head: this.head(),
      self,
      people: [],
      friendships: [],
      conversations: [],
      invitations: [],
    };
  }

  all(epoch = this.epoch): string[] {
    return this.entries.map(({ seq, event }) => `${epoch} ${String(seq)} ${event.eventId}`);
  }
}

/** A client of one account, what it took in, and a network that can be made bad. */
function client(random: () => number = () => 1) {
  const inbox = new Inbox();
  inbox.happen();
  const taken: string[] = [];
  const told: boolean[] = [];
  const calls = { snapshot: 0, inbox: 0 };
  const limits = { tooFar: 5_000, missing: new Set<number>() };
  const trouble = () => {
    if (random() < 0.2) throw new NetworkTrouble();
  };
  const sync = new Sync(
    {
      inbox: async (epoch, after, limit) => {
        calls.inbox++;
        await new Promise((resolve) => setTimeout(resolve, random() * 50));
        trouble();
        if (epoch !== inbox.epoch || inbox.entries.length - after > limits.tooFar) throw new Resync();
        const entries = inbox.entries.slice(after, after + Math.min(limit, 7));
        return { head: inbox.head(), entries: entries.filter(({ seq }) => !limits.missing.delete(seq)) };
      },
      snapshot: async () => {
        calls.snapshot++;
        const taken = inbox.snapshot();
        await new Promise((resolve) => setTimeout(resolve, random() * 50));
        trouble();
        return taken;
      },
      apply: (entries, to) => {
        taken.push(...entries.map(({ seq, event }) => `${to.epoch} ${String(seq)} ${event.eventId}`));
      },
      restart: ({ head }) => {
        taken.splice(0, taken.length, ...inbox.all(head.epoch).slice(0, head.seq));
      },
      caughtUp: (is) => told.push(is),
      ended: () => undefined,
    },
    undefined,
  );
  const push = (entry: Entry | undefined, epoch = inbox.epoch) => {
    if (entry) sync.pushed(epoch, entry);
  };
  return { inbox, sync, taken, told, calls, push, limits };
}

const settled = () => vi.advanceTimersByTimeAsync(60_000);

it('a new device begins with a snapshot and is then caught up', async () => {
  const { sync, inbox, calls, told, taken } = client();
  inbox.happen(3);
  sync.welcome(inbox.head());
  await settled();
  expect(taken).toEqual(inbox.all());
  expect(told).toEqual([true]);
  expect(calls).toEqual({ snapshot: 1, inbox: 0 });
});

it('everything missed is there before it is caught up', async () => {
  const { sync, inbox, told, taken } = client();
  sync.welcome(inbox.head());
  await settled();
  sync.down();
  inbox.happen(40);
  sync.welcome(inbox.head());
  await vi.advanceTimersByTimeAsync(60);
  expect(told).toEqual([true, false]);
  await settled();
  expect(taken).toEqual(inbox.all());
  expect(told).toEqual([true, false, true]);
});

it('a push that comes early waits 300 ms for the one before it, then the gap is fetched', async () => {
  const { sync, inbox, calls, taken, push } = client();
  sync.welcome(inbox.head());
  await settled();
  inbox.happen(2);
  push(inbox.entries.at(-1));
  await vi.advanceTimersByTimeAsync(290);
  expect(calls.inbox).toBe(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(calls.inbox).toBe(1);
  expect(taken).toEqual(inbox.all());
});

it('pushes that change places within 300 ms cost no question', async () => {
  const { sync, inbox, calls, taken, push } = client();
  sync.welcome(inbox.head());
  await settled();
  inbox.happen(3);
  for (const entry of inbox.entries.slice(-3).reverse()) push(entry);
  await settled();
  expect(taken).toEqual(inbox.all());
  expect(calls.inbox).toBe(0);
});

it('a heartbeat shows that the last push was lost', async () => {
  const { sync, inbox, taken } = client();
  sync.welcome(inbox.head());
  await settled();
  inbox.happen();
  sync.heartbeat(inbox.head());
  await settled();
  expect(taken).toEqual(inbox.all());
});

it('a push while the snapshot is being fetched is not lost', async () => {
  const { sync, inbox, taken, push } = client();
  sync.welcome(inbox.head());
  inbox.happen();
  push(inbox.entries.at(-1));
  await vi.advanceTimersByTimeAsync(500);
  expect(taken).toEqual(inbox.all());
});

it('while the server is not ready nothing is asked, and it is not caught up', async () => {
  const { sync, inbox, calls, told } = client();
  sync.welcome(undefined);
  await settled();
  expect(calls).toEqual({ snapshot: 0, inbox: 0 });
  expect(told).toEqual([]);
  sync.heartbeat(inbox.head());
  await settled();
  expect(told).toEqual([true]);
});

it('a client that is ahead of the head waits', async () => {
  const { sync, inbox, told } = client();
  inbox.happen(5);
  sync.welcome(inbox.head());
  await settled();
  sync.down();
  const behind: Head = { epoch: inbox.epoch, seq: 2 };
  sync.welcome(behind);
  await settled();
  expect(told).toEqual([true, false]);
  sync.heartbeat(inbox.head());
  await settled();
  expect(told).toEqual([true, false, true]);
});

it('a page with a hole is taken up to the hole', async () => {
  const { sync, inbox, taken, limits } = client();
  sync.welcome(inbox.head());
  await settled();
  inbox.happen(5);
  limits.missing.add(4);
  sync.heartbeat(inbox.head());
  await settled();
  expect(taken).toEqual(inbox.all());
});

it('another epoch, or being too far behind, begins anew from a snapshot', async () => {
  const { sync, inbox, calls, taken, limits } = client();
  inbox.happen(3);
  sync.welcome(inbox.head());
  await settled();
  inbox.epoch = '1.2';
  sync.heartbeat(inbox.head());
  await settled();
  expect(calls.snapshot).toBe(2);
  expect(taken).toEqual(inbox.all('1.2'));
  limits.tooFar = 10;
  inbox.happen(20);
  sync.heartbeat(inbox.head());
  await settled();
  expect(calls.snapshot).toBe(3);
  expect(taken).toEqual(inbox.all());
});

it('a late push of an older epoch is dropped', async () => {
  const { sync, inbox, calls, push } = client();
  inbox.epoch = '2.1';
  inbox.happen();
  sync.welcome(inbox.head());
  await settled();
  push(inbox.entries.at(-1), '1.1');
  await settled();
  expect(calls.snapshot).toBe(1);
});

it.each(Array.from({ length: 8 }, (_, seed) => seed))(
  'a hundred cuts, gaps, doubled and reordered pushes end with the state of the server (seed %i)',
  async (seed) => {
    const random = dice(seed);
    const { sync, inbox, taken, push, told } = client(random);
    let cursor: Cursor | undefined;
    for (let cut = 0; cut < 100; cut++) {
      sync.welcome(random() < 0.1 ? undefined : inbox.head());
      for (let step = 0; step < 5; step++) {
        const before = inbox.entries.length;
        inbox.happen(Math.floor(random() * 4));
        const fresh = inbox.entries.slice(before);
        const sent = fresh.flatMap((entry) =>
          random() < 0.2 ? [] : random() < 0.2 ? [entry, entry] : [entry],
        );
        if (random() < 0.3) sent.reverse();
        for (const entry of sent) push(entry);
        if (random() < 0.2) push(inbox.entries[Math.floor(random() * inbox.entries.length)]);
        if (random() < 0.3) sync.heartbeat(inbox.head());
        await vi.advanceTimersByTimeAsync(random() * 400);
      }
      // it never goes back within an epoch
      if (cursor && sync.cursor) expect(sync.cursor.seq).toBeGreaterThanOrEqual(cursor.seq);
      cursor = sync.cursor;
      sync.down();
      await vi.advanceTimersByTimeAsync(random() * 100);
    }
    sync.welcome(inbox.head());
    await vi.advanceTimersByTimeAsync(600_000);
    expect(taken).toEqual(inbox.all());
    expect(told.at(-1)).toBe(true);
  },
);
