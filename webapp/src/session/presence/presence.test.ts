// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ClientFrame } from '../../protocol/frames';
import type { EventView } from '../../protocol/events';
import type { Model } from '../state/model';
import { Presences } from './presence';
import { emptyState } from '../state/state';
import { Store } from '../state/store';
import { Typing } from './typing';

let presences: Presences;
let typing: Typing;
let sent: ClientFrame[];
let store: Store<Model>;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  store = new Store({ presence: new Map(), typing: new Map(), state: emptyState('ada') } as unknown as Model);
  const signal = (frame: ClientFrame) => sent.push(frame);
  presences = new Presences(store, signal);
  typing = new Typing(store, signal);
  presences.start();
});
afterEach(() => {
  presences.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const hide = () => {
  store.set({ state: { ...emptyState('ada'), self: { presence: false } as Model['state']['self'] } });
};
const watched = () => sent.flatMap((frame) => (frame.type === 'watch' ? [frame.accounts] : []));
const present = () => sent.flatMap((frame) => (frame.type === 'present' ? [frame.active] : []));
const bob = { type: 'presence', accountId: 'bob', online: true } as const;
const typed = { type: 'typed', conversationId: 'c', accountId: 'bob', typing: true } as const;

it('those on screen are watched together, once however often they stand there', () => {
  const leave = presences.watch('bob');
  presences.watch('eve');
  const leaveAgain = presences.watch('bob');
  vi.advanceTimersByTime(200);
  leave();
  vi.advanceTimersByTime(200);
  expect(watched()).toEqual([['bob', 'eve']]);
  leaveAgain();
  vi.advanceTimersByTime(200);
  expect(watched()).toEqual([['bob', 'eve'], ['eve']]);
});

it('a row that is drawn anew asks for nothing', () => {
  const leave = presences.watch('bob');
  vi.advanceTimersByTime(200);
  presences.heard(bob);
  leave();
  presences.watch('bob');
  vi.advanceTimersByTime(200);
  expect(store.get().presence.get('bob')).toEqual({ online: true });
  expect(watched()).toEqual([['bob']]);
});

it('the newest two hundred are watched', () => {
  for (let n = 0; n < 250; n++) presences.watch(String(n));
  vi.advanceTimersByTime(200);
  expect(watched()[0]).toHaveLength(200);
  expect(watched()[0]?.at(-1)).toBe('249');
});

it('is kept of those on screen, and unknown without a connection', () => {
  presences.watch('bob');
  presences.heard(bob);
  presences.heard({ ...bob, accountId: 'eve' });
  expect([...store.get().presence]).toEqual([['bob', { online: true }]]);
  presences.forget();
  expect(store.get().presence.size).toBe(0);
  presences.wake();
  expect(watched()).toEqual([['bob']]);
});

it('who hides sees none', () => {
  presences.watch('bob');
  hide();
  presences.heard(bob);
  typing.heard(typed);
  typing.compose('c', true);
  expect(store.get().presence.size).toBe(0);
  expect(store.get().typing.size).toBe(0);
  expect(sent).toEqual([]);
});

it('somebody who does nothing for five minutes, or hides the page, is not active', () => {
  presences.wake();
  vi.advanceTimersByTime(299_000);
  dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(299_000);
  expect(present()).toEqual([true]);
  vi.advanceTimersByTime(2_000);
  expect(present()).toEqual([true, false]);
  dispatchEvent(new Event('pointermove'));
  vi.advanceTimersByTime(1_000);
  expect(present()).toEqual([true, false, true]);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(1_000);
  expect(present()).toEqual([true, false, true, false]);
});

it('typing is told every three seconds at most, and its end once', () => {
  typing.compose('c', false);
  for (let n = 0; n < 35; n++) {
    typing.compose('c', true);
    vi.advanceTimersByTime(100);
  }
  typing.compose('c', false);
  typing.compose('c', false);
  const signal = { type: 'typing', conversationId: 'c' };
  expect(sent).toEqual([
    { ...signal, typing: true },
    { ...signal, typing: true },
    { ...signal, typing: false },
  ]);
});

it('what was heard of typing fades six seconds after the last, and with the message', () => {
  typing.heard(typed);
  vi.advanceTimersByTime(4_000);
  typing.heard(typed);
  vi.advanceTimersByTime(5_900);
  expect(store.get().typing.get('c')).toBe('bob');
  vi.advanceTimersByTime(200);
  expect(store.get().typing.size).toBe(0);
  const message = (sender: string) =>
    ({ type: 'message.sent', data: { conversationId: 'c', sender } }) as EventView;
  typing.heard(typed);
  typing.arrived(message('ada'));
  expect(store.get().typing.size).toBe(1);
  typing.arrived(message('bob'));
  expect(store.get().typing.size).toBe(0);
  typing.heard({ ...typed, accountId: 'ada' });
  expect(store.get().typing.size).toBe(0);
});
