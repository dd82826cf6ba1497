import { createContext, use, useSyncExternalStore } from 'react';
import type { Model } from '../state/model';
import type { Session } from '../session';

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('no session around');
  return session;
}

/** A part of the model; `select` must return the same value while nothing changed. */
export function useModel<T>(select: (model: Model) => T): T {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
