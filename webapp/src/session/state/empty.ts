import type { AccountId } from '../../protocol/views';
import type { State } from './state';

/** The log-in page has a state too, and no events: those are fetched with what reads them. */
export function emptyState(me: AccountId): State {
  return {
    me,
    self: undefined,
    people: new Map(),
    friendships: new Map(),
    conversations: new Map(),
    entered: new Map(),
    invitations: new Map(),
    invited: new Map(),
  };
}
