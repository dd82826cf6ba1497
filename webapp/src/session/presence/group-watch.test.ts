// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ClientFrame } from '../../protocol/frames';
import type { Model } from '../state/model';
import { GroupWatch } from './group-watch';
import { emptyState } from '../state/state';
import { Store } from '../state/store';

let group: GroupWatch;
let sent: ClientFrame[];
let store: Store<Model>;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  store = new Store({ online: new Map(), state: emptyState('ada') } as unknown as Model);
  group = new GroupWatch(store, (frame) => sent.push(frame));
  group.start();
});
afterEach(() => {
  group.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const settle = () => vi.advanceTimersByTime(100);
const told = (conversationId: string, online?: number) => {
  group.heard({ type: 'group-presence', conversationId, online });
};
const readOn = (conversationId: string) => {
  group.readersChanged({ type: 'readers-changed', conversationId });
};
const watching = (conversationId?: string, readers = false) => ({
  type: 'watch-group',
  conversationId,
  readers,
});
const look = (visibility: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
};

it('the group on screen is watched, and another one in its place', () => {
  const leave = group.watch('a');
  settle();
  told('a', 3);
  told('b', 9);
  expect([...store.get().online]).toEqual([['a', 3]]);
  leave();
  const leaveNext = group.watch('b');
  settle();
  expect(store.get().online.size).toBe(0);
  leaveNext();
  settle();
  expect(sent).toEqual([watching('a'), watching('b'), watching()]);
});

it('what is not known any more is not shown, nor anything to one who hides', () => {
  group.watch('a');
  told('a', 3);
  told('a');
  expect(store.get().online.size).toBe(0);
  store.set({ state: { ...emptyState('ada'), self: { presence: false } as Model['state']['self'] } });
  told('a', 3);
  expect(store.get().online.size).toBe(0);
});

it('nothing is watched while the page is hidden', () => {
  group.watch('a');
  settle();
  look('hidden');
  settle();
  look('visible');
  settle();
  expect(sent).toEqual([watching('a'), watching(), watching('a')]);
});

it('who looks at the readers is told that somebody has read on, many at once only once', () => {
  const changed = vi.fn();
  group.watch('a');
  settle();
  const leave = group.look(changed);
  expect(sent.at(-1)).toEqual(watching('a', true));
  for (let n = 0; n < 5; n++) readOn('a');
  readOn('b');
  vi.advanceTimersByTime(300);
  expect(changed).toHaveBeenCalledTimes(1);
  leave();
  settle();
  expect(sent.at(-1)).toEqual(watching('a'));
});

it('after the connection was lost all is asked anew', () => {
  const changed = vi.fn();
  group.watch('a');
  settle();
  group.look(changed);
  told('a', 3);
  group.forget();
  expect(store.get().online.size).toBe(0);
  group.wake();
  expect(sent).toEqual([watching('a'), watching('a', true), watching('a', true)]);
  vi.advanceTimersByTime(300);
  expect(changed).toHaveBeenCalledTimes(1);
});
