// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { backoff, Clock } from './network/clock';
import { leased } from './storage/lease';
import { uuid7 } from './network/uuid';

describe('the clock', () => {
  it('follows the server when the device is a day off', () => {
    const clock = new Clock();
    const server = Date.now() + 86_400_000;
    clock.heard(new Date(server).toUTCString());
    expect(Math.abs(clock.now() - server)).toBeLessThan(2_000);
  });

  it('does not jump by the second that a date header is cut to', () => {
    const clock = new Clock();
    clock.heard(new Date(Date.now() - 900).toUTCString());
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(50);
  });
});

describe('back-off', () => {
  it('doubles, never exceeds 30 s and never is nothing', () => {
    const longest = Array.from({ length: 20 }, (_, n) => backoff(n, () => 1));
    expect(longest.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(Math.max(...longest)).toBe(30_000);
    expect(backoff(0, () => 0)).toBe(200);
  });
});

describe('ids', () => {
  it('are UUIDs of version 7 that sort by time', () => {
    const early = uuid7(1_700_000_000_000);
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < uuid7(1_700_000_000_001)).toBe(true);
    expect(parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000);
  });

  it('need no randomUUID, which plain HTTP does not have', () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    expect(uuid7(0)).toHaveLength(36);
    vi.unstubAllGlobals();
  });
});

describe('the lock without Web Locks', () => {
  it('lets one work at a time, in turn', async () => {
    const { signal } = new AbortController();
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => leased('test', signal, work)));
    expect(most).toBe(1);
  });

  it('gives up when it is told to', async () => {
    const holding = new AbortController();
    const held = leased(
      'other',
      holding.signal,
      () =>
        new Promise<void>((resolve) => {
          holding.signal.addEventListener('abort', () => {
            resolve();
          });
        }),
    );
    const waiting = new AbortController();
    const second = leased('other', waiting.signal, () => Promise.resolve());
    waiting.abort();
    await expect(second).rejects.toThrow();
    holding.abort();
    await held;
  });

  it('is none where there is no IndexedDB', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    vi.resetModules();
    const { leased: alone } = await import('./storage/lease');
    const { signal } = new AbortController();
    expect(await alone('blocked', signal, () => Promise.resolve('worked'))).toBe('worked');
  });
});
