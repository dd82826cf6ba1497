import { foldAccount } from '../features/account/fold';
import { foldConversation } from '../features/conversation/fold';
import { foldFriendship } from '../features/friendship/fold';
import { foldGroup } from '../features/group/fold';
import { foldInvitation } from '../features/group/invitation-fold';
import type { Feature } from '../protocol/events';
import type { Fold, FoldOf } from '../session/state/state';

/** Each feature takes the events of its own; one of a feature that isn't here doesn't compile. */
const folds: { readonly [F in Feature]: FoldOf<F> } = {
  account: foldAccount,
  friendship: foldFriendship,
  conversation: foldConversation,
  message: foldConversation,
  group: (state, entry) => foldInvitation(foldGroup(state, entry), entry),
};

/** Everything that an event changes. */
export const fold: Fold = (state, { seq, event }) => {
  if (event.type === 'unknown') return foldConversation(state, { seq, event });
  const feature = event.type.slice(0, event.type.indexOf('.')) as Feature;
  // the feature is that of the event
  return folds[feature](state, { seq, event: event as never });
};
