import { useSyncExternalStore } from 'react';
import { forTab } from '../../../browser/storage';
import { Store } from '../../../session/state/store';

/** Which chats stand in the list. */
export const filters = ['all', 'unread', 'groups', 'archived'] as const;
export type Filter = (typeof filters)[number];

const STORED = 'parley.list-filter';

const chosen = new Store({ filter: filters.find((filter) => filter === forTab.get(STORED)) ?? 'all' });

/** For this tab, over a reload too. */
export function choose(filter: Filter): void {
  forTab.set(STORED, filter);
  chosen.set({ filter });
}

export function chosenFilter(): Filter {
  return chosen.get().filter;
}

export function useFilter(): Filter {
  return useSyncExternalStore(chosen.subscribe, chosenFilter);
}
