import { foldAccount } from '../features/account/fold';
import { foldConversation } from '../features/conversation/fold';
import { foldFriendship } from '../features/friendship/fold';
import { foldGroup } from '../features/group/fold';
import type { Fold } from '../session/state';

/** Everything that an event changes; each feature takes the events of its own. */
export const fold: Fold = (state, event) =>
  [foldAccount, foldFriendship, foldConversation, foldGroup].reduce(
    (folded, feature) => feature(folded, event),
    state,
  );
