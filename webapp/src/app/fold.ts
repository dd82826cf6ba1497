import { foldAccount } from '../features/account/fold';
import { foldConversation } from '../features/conversation/fold';
import { foldFriendship } from '../features/friendship/fold';
import type { Fold } from '../session/state';

/** Everything that an event changes; the features touch different parts of the state. */
export const fold: Fold = (state, event) =>
  [foldAccount, foldFriendship, foldConversation].reduce((folded, feature) => feature(folded, event), state);
