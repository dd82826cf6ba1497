import { beforeEach, expect, it, vi } from 'vitest';
import type { Model } from '../state/model';
import { Store } from '../state/store';
import { GroupReads } from './group-reads';

let store: Store<Model>;
/** Up to which message somebody has read, as the server knows it. */
let read: number;
let asked: number[];
let looking: Set<() => void>;
let reads: GroupReads;

beforeEach(() => {
  store = new Store({ readByOne: new Map() } as unknown as Model);
  [read, asked, looking] = [0, [], new Set()];
  const readers = (conversationId: string, messageNo: number) => {
    asked.push(messageNo);
    return Promise.resolve({ conversationId, messageNo, count: messageNo <= read ? 1 : 0 });
  };
  const look = (changed: () => void) => {
    looking.add(changed);
    return () => looking.delete(changed);
  };
  reads = new GroupReads(store, { readers }, { look });
});

const known = () => store.get().readByOne.get('g') ?? 0;
const readOn = async (upTo: number) => {
  read = upTo;
  asked = [];
  for (const changed of looking) changed();
  await vi.waitFor(() => {
    expect(known()).toBe(upTo);
  });
};

it('the newest alone is asked about where somebody has read it, and no more after that', async () => {
  read = 30;
  reads.follow('g', [3, 9, 30]);
  await vi.waitFor(() => {
    expect(known()).toBe(30);
  });
  expect(asked).toEqual([30]);
  await vi.waitFor(() => {
    expect(looking.size).toBe(0);
  });
  reads.follow('g', [3, 9, 30]);
  expect(asked).toEqual([30]);
});

it('of many that wait it finds the last one that was read, with few questions', async () => {
  const own = Array.from({ length: 200 }, (_, n) => n + 1);
  reads.follow('g', own);
  await vi.waitFor(() => {
    expect(asked).toHaveLength(6);
  });
  await readOn(180);
  expect(asked.length).toBeLessThanOrEqual(7);
  await readOn(200);
  expect(asked).toEqual([200]);
});

it('asks once more for what changed while it asked, and stops when the group is left', async () => {
  const leave = reads.follow('g', [1, 2]);
  read = 2;
  for (const changed of looking) changed();
  await vi.waitFor(() => {
    expect(known()).toBe(2);
  });
  read = 0;
  leave();
  reads.follow('g', [1, 2, 3])();
  await Promise.resolve();
  expect(looking.size).toBe(0);
  expect(known()).toBe(2);
});

it('an answer that does not come leaves the tick, until somebody reads on', async () => {
  let fails = true;
  const readers = vi.fn((conversationId: string, messageNo: number) =>
    fails ? Promise.reject(new Error('away')) : Promise.resolve({ conversationId, messageNo, count: 1 }),
  );
  const look = (changed: () => void) => {
    looking.add(changed);
    return () => looking.delete(changed);
  };
  new GroupReads(store, { readers }, { look }).follow('g', [5]);
  await vi.waitFor(() => {
    expect(readers).toHaveBeenCalledOnce();
  });
  fails = false;
  // the one before may still be ending
  await vi.waitFor(() => {
    for (const changed of looking) changed();
    expect(known()).toBe(5);
  });
});

it('of a group in the list it asks about the newest once, and not at all where its row flies past', async () => {
  vi.useFakeTimers();
  reads.glance('g', 7)();
  await vi.runAllTimersAsync();
  expect(asked).toEqual([]);
  reads.glance('g', 7);
  await vi.runAllTimersAsync();
  expect(asked).toEqual([7]);
  expect(known()).toBe(0);
  read = 7;
  reads.glance('g', 7);
  await vi.runAllTimersAsync();
  expect(known()).toBe(7);
  reads.glance('g', 7);
  await vi.runAllTimersAsync();
  expect(asked).toEqual([7, 7]);
  expect(looking.size).toBe(0);
  vi.useRealTimers();
});
