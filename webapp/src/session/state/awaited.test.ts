import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaited } from './awaited';
import { Store } from './store';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const store = () => new Store<{ name: string | undefined }>({ name: undefined });

it('what is there is answered at once, what comes as soon as it does', async () => {
  const one = store();
  const name = awaited(one, (value) => value.name);
  one.set({ name: 'Ann' });
  one.set({ name: 'Bob' });
  expect(await name).toBe('Ann');
  expect(await awaited(one, (value) => value.name)).toBe('Bob');
});

it('what doesn’t come is not waited for long', async () => {
  const name = awaited(store(), (value) => value.name);
  vi.advanceTimersByTime(5_000);
  expect(await name).toBeUndefined();
});
