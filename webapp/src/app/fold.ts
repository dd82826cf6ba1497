import { foldAccount } from '../features/account/fold';
import { foldConversation } from '../features/conversation/fold';
import { foldFriendship } from '../features/friendship/fold';
import { foldGroup } from '../features/group/fold';
import { foldInvitation } from '../features/group/invitation-fold';
import type { Feature } from '../protocol/events';
import type { Draft, EntryOf, Fold } from '../session/state/draft';

/** Each feature takes the events of its own; one of a feature that isn't here doesn't compile. */
const folds: { readonly [F in Feature]: (draft: Draft, entry: EntryOf<F>) => void } = {
  account: foldAccount,
  friendship: foldFriendship,
  conversation: foldConversation,
  message: foldConversation,
  group: (draft, entry) => {
    foldGroup(draft, entry);
    foldInvitation(draft, entry);
  },
};

/** Everything that an event changes. */
export const fold: Fold = (draft, { seq, event }) => {
  if (event.type === 'unknown') {
    foldConversation(draft, { seq, event });
    return;
  }
  const feature = event.type.slice(0, event.type.indexOf('.')) as Feature;
  // the feature is that of the event
  folds[feature](draft, { seq, event: event as never });
};
