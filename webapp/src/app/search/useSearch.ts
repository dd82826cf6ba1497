import { useDeferredValue, useMemo } from 'react';
import { useT } from '../../i18n';
import { useModel } from '../../session/hooks/useSession';
import { useReadings } from '../../ui/text/useReadings';
import { search, type Hit } from './search';

/** What fits into the list; whoever wants more types more. */
const SHOWN = 50;
const NO_HITS = { conversations: [], friends: [] };

export interface Results {
  conversations: readonly Hit[];
  friends: readonly Hit[];
  /** There are more than are shown. */
  more: boolean;
}

/** Searches while one types; the keyboard never waits for it. */
export function useSearch(query: string): Results {
  const t = useT();
  const typed = useDeferredValue(query);
  const state = useModel((model) => model.state);
  const rosters = useModel((model) => model.rosters);
  const readings = useReadings(query !== '');

  const { conversations, friends } = useMemo(
    () => (typed.trim() === '' ? NO_HITS : search({ state, rosters }, typed, readings, t)),
    [state, rosters, typed, readings, t],
  );
  return {
    conversations: conversations.slice(0, SHOWN),
    friends: friends.slice(0, SHOWN),
    more: Math.max(conversations.length, friends.length) > SHOWN,
  };
}
