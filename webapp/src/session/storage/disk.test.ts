import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Database } from './database';
import { Disk } from './disk';
import { emptyState } from '../state/state';

const count = (database: Database) => database.outbox.count();
const none = () => -1;

afterEach(() => {
  vi.useRealTimers();
});

describe('the disk', () => {
  it('is the database while that works', async () => {
    const disk = await Disk.open('works');
    expect(await disk.use(count, none)).toBe(0);
    expect(disk.durable).toBe(true);
  });

  it('is done without from the first failure on, and says so once', async () => {
    const disk = await Disk.open('fails');
    const lost = vi.spyOn(disk, 'onLost');
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    expect(await disk.use(full, none)).toBe(-1);
    expect(await disk.use(count, none)).toBe(-1);
    expect(lost).toHaveBeenCalledOnce();
    expect(disk.durable).toBe(false);
  });

  it('is done without where it does not open', async () => {
    vi.spyOn(Database.prototype, 'open').mockRejectedValue(new DOMException('private', 'UnknownError'));
    const disk = await Disk.open('closed');
    expect(disk.durable).toBe(false);
    expect(await disk.load()).toEqual({ state: emptyState('closed'), cursor: undefined });
  });

  it('is not waited for when opening never ends', async () => {
    vi.useFakeTimers();
    vi.spyOn(Database.prototype, 'open').mockReturnValue(new Promise(() => undefined) as never);
    const opening = Disk.open('hangs');
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await opening).durable).toBe(false);
  });

  it('is not opened anew, and empty, when the database is deleted', async () => {
    const disk = await Disk.open('evicted');
    await new Database('evicted').delete();
    expect(await disk.use(count, none)).toBe(-1);
  });

  it('gives way to a newer version in another tab, and says so', async () => {
    const disk = await Disk.open('upgraded');
    const upgraded = vi.spyOn(disk, 'onUpgraded');
    const newer = new Database('upgraded');
    newer.version(2).stores({ more: 'id' });
    await newer.open();
    expect(upgraded).toHaveBeenCalledOnce();
    expect(disk.durable).toBe(false);
  });

  it('closing it is no loss', async () => {
    const disk = await Disk.open('left');
    const lost = vi.spyOn(disk, 'onLost');
    disk.close();
    expect(lost).not.toHaveBeenCalled();
  });
});
