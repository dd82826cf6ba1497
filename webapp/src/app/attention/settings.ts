import { useMemo, useSyncExternalStore } from 'react';
import { forBrowser } from '../../browser/storage';
import { boolean, object, string, type Decoded } from '../../protocol/decode';
import type { AccountId } from '../../protocol/views';

/** How one wants to be called, on this browser. `from` and `to` are times of day such as `22:00`. */
const settings = object({
  notifications: boolean,
  preview: boolean,
  sound: boolean,
  quiet: boolean,
  from: string,
  to: string,
});
export type AttentionSettings = Decoded<typeof settings>;

const AT_FIRST: AttentionSettings = {
  notifications: false,
  preview: true,
  sound: true,
  quiet: false,
  from: '22:00',
  to: '07:00',
};

const keyOf = (account: AccountId) => `parley.${account}.attention`;
const readers = new Set<() => void>();

export function attentionOf(account: AccountId): AttentionSettings {
  return parsed(forBrowser.get(keyOf(account)));
}

export function changeAttention(account: AccountId, change: Partial<AttentionSettings>): void {
  forBrowser.set(keyOf(account), JSON.stringify({ ...attentionOf(account), ...change }));
  for (const reader of [...readers]) reader();
}

export function useAttentionSettings(account: AccountId): AttentionSettings {
  const stored = useSyncExternalStore(subscribe, () => forBrowser.get(keyOf(account)));
  return useMemo(() => parsed(stored), [stored]);
}

/** Whether it is within the hours of quiet, which may go over midnight. */
export function isQuiet({ quiet, from, to }: AttentionSettings, now: Date): boolean {
  if (!quiet) return false;
  const time = now.toTimeString().slice(0, 5);
  return from <= to ? from <= time && time < to : from <= time || time < to;
}

function parsed(stored: string | null): AttentionSettings {
  try {
    return settings({ ...AT_FIRST, ...(JSON.parse(stored ?? '{}') as object) }, '');
  } catch {
    return AT_FIRST;
  }
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  addEventListener('storage', reader);
  return () => {
    readers.delete(reader);
    removeEventListener('storage', reader);
  };
}
