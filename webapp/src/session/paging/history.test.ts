import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { placeOf } from '../../protocol/events';
import { CHAT, device } from '../../testing/device';
import type { Model } from '../state/model';
import type { Store } from '../state/store';

const upTo = (last: number) => Array.from({ length: last + 1 }, (_, i) => i);

describe('scrolling back', () => {
  it('reaches the very first line, without a hole and without asking twice for anything', async () => {
    const { history, shown, server, store } = device(150);
    await history.open(CHAT);
    while (!store.get().timelines.get(CHAT)?.atStart) await history.older(CHAT);
    expect(shown()).toEqual(upTo(150));
    expect(server.asked).toHaveLength(3);
  });

  it('uses the local database where it holds a contiguous range', async () => {
    const { history, shown, server, store, forget } = device(150);
    await history.open(CHAT);
    while (!store.get().timelines.get(CHAT)?.atStart) await history.older(CHAT);
    forget();
    server.down = true;
    await history.open(CHAT);
    while (!store.get().timelines.get(CHAT)?.atStart) await history.older(CHAT);
    expect(shown()).toEqual(upTo(150));
  });

  it('asks the server for a hole, and goes on locally below it', async () => {
    const { history, shown, server, store, forget, say, know, receive } = device(100);
    await history.open(CHAT);
    while (!store.get().timelines.get(CHAT)?.atStart) await history.older(CHAT);
    // away for a long time: a snapshot jumped over these
    say(200);
    know();
    forget();
    await receive();
    server.asked = [];
    await history.open(CHAT);
    while (!store.get().timelines.get(CHAT)?.atStart) await history.older(CHAT);
    expect(shown()).toEqual(upTo(301));
    // 200 missing ones in pages of 60, the last of which overlaps what is stored
    expect(server.asked.length).toBeLessThanOrEqual(4);
  });

  it('shows that it failed, and can be tried again', async () => {
    const { history, server, store, shown } = device(100);
    await history.open(CHAT);
    server.down = true;
    await history.older(CHAT);
    expect(store.get().timelines.get(CHAT)).toMatchObject({ failed: 'older', loading: undefined });
    server.down = false;
    history.retry();
    await vi.waitFor(() => {
      expect(shown()).toEqual(upTo(100));
    });
    expect(store.get().timelines.get(CHAT)).toMatchObject({ failed: undefined, atStart: true });
  });
});

describe('the newest messages', () => {
  it('come to an open conversation as entries bring them', async () => {
    const { history, shown, receive } = device(3);
    await history.open(CHAT);
    await receive();
    expect(shown()).toEqual(upTo(4));
  });

  it('are asked for again when the view is behind what was applied', async () => {
    const { history, shown, server } = device(3);
    server.behind = 2;
    await history.open(CHAT);
    expect(shown()).toEqual(upTo(3));
    expect(server.asked).toHaveLength(3);
  });

  it('are asked for again, and not at once, when the page lacks what the conversation knew ahead of its number', async () => {
    const { history, shown, server } = device(3);
    server.short = 2;
    const begun = performance.now();
    await history.open(CHAT);
    expect(shown()).toEqual(upTo(3));
    expect(server.asked).toHaveLength(3);
    expect(performance.now() - begun).toBeGreaterThan(90);
  });

  it('are read again after a snapshot that jumped over some', async () => {
    const { history, shown, say, know } = device(3);
    await history.open(CHAT);
    say(2);
    know();
    history.checkEnds();
    expect(shown()).toEqual(upTo(3));
    await history.newer(CHAT);
    expect(shown()).toEqual(upTo(5));
  });

  it('a page that knows more than the entries yet is not doubled by them', async () => {
    const { history, shown, say, store, know } = device(3);
    const before = store.get().state;
    say(1);
    await history.open(CHAT);
    expect(shown()).toEqual(upTo(4));
    know();
    const last = store.get().state.conversations.get(CHAT)?.last;
    const known = before.conversations.get(CHAT)?.last;
    const previous = known && placeOf(known);
    history.append(last ? [{ conversationId: CHAT, event: last, previous }] : []);
    expect(shown()).toEqual(upTo(4));
  });
});

describe('a chat with much that is unread', () => {
  const timeline = (store: Store<Model>) => store.get().timelines.get(CHAT);

  it('opens around the first of it, and goes on to both sides', async () => {
    const { history, shown, server, store } = device(400);
    await history.open(CHAT, 200);
    expect(shown()).toEqual(upTo(229).slice(170));
    expect(server.asked).toEqual([{ around: 200 }]);
    while (!timeline(store)?.atEnd) await history.newer(CHAT);
    while (!timeline(store)?.atStart) await history.older(CHAT);
    expect(shown()).toEqual(upTo(400));
    expect(server.asked.length).toBeLessThanOrEqual(8);
  });

  it('is read from the local database where that holds it', async () => {
    const { history, shown, server, store, forget } = device(400);
    await history.open(CHAT, 200);
    while (!timeline(store)?.atEnd) await history.newer(CHAT);
    forget();
    server.down = true;
    await history.open(CHAT, 300);
    while (!timeline(store)?.atEnd) await history.newer(CHAT);
    expect(shown()).toEqual(upTo(400).slice(270));
  });

  it('goes to the newest without what stands between, and back again', async () => {
    const { history, shown, store } = device(400);
    await history.open(CHAT, 100);
    await history.newest(CHAT);
    expect(shown()).toEqual(upTo(400).slice(341));
    while (!timeline(store)?.atStart) await history.older(CHAT);
    expect(shown()).toEqual(upTo(400));
  });

  it('lets go what is far from where one reads, and reads it again', async () => {
    const { history, shown, store } = device(900);
    await history.open(CHAT);
    while (!timeline(store)?.atStart) await history.older(CHAT);
    history.trim(CHAT, 'first');
    expect(shown()).toEqual(upTo(399));
    while (!timeline(store)?.atEnd) await history.newer(CHAT);
    history.trim(CHAT, 'last');
    expect(shown()).toEqual(upTo(900).slice(501));
    while (!timeline(store)?.atStart) await history.older(CHAT);
    expect(shown()).toEqual(upTo(900));
  });

  it('what comes while the end is not there is not put behind another place', async () => {
    const { history, shown, receive, store } = device(400);
    await history.open(CHAT, 100);
    await receive();
    expect(shown()).toEqual(upTo(129).slice(70));
    while (!timeline(store)?.atEnd) await history.newer(CHAT);
    expect(shown()).toEqual(upTo(401).slice(70));
  });
});

describe('lines', () => {
  it('stand after their message in the order of their numbers, from the server and from here', async () => {
    const { history, say, part, know, lines, forget, server } = device(2);
    part();
    part();
    say(1);
    part();
    know();
    await history.open(CHAT);
    const all = [[0, 1], 1, 2, [2, 1], [2, 2], [2, 3], [2, 4], 3, [3, 1], [3, 2]];
    expect(lines()).toEqual(all);
    forget();
    server.down = true;
    await history.open(CHAT);
    expect(lines()).toEqual(all);
    forget();
    await history.open(CHAT, 2);
    expect(lines()).toEqual(all);
  });

  it('one that does not say which it is takes no other’s place', async () => {
    const { world, history, know, shown, forget, server } = device(2);
    world.invent(['ada'], 'poll.opened', { conversationId: CHAT, afterNo: 2, lineNo: undefined });
    know();
    await history.open(CHAT);
    forget();
    server.down = true;
    await history.open(CHAT);
    expect(shown()).toEqual(upTo(2));
  });
});

describe('a deleted message', () => {
  it('is gone at once, and from the local database', async () => {
    const { history, erase, gone, forget, server, shown } = device(3);
    await history.open(CHAT);
    await erase(2);
    expect(gone()).toEqual([2]);
    forget();
    server.down = true;
    await history.open(CHAT);
    expect(gone()).toEqual([2]);
    expect(shown()).toEqual(upTo(3));
  });

  it('is gone from what the server answers', async () => {
    const { history, erase, gone } = device(3);
    await erase(3);
    await history.open(CHAT);
    expect(gone()).toEqual([3]);
  });
});
