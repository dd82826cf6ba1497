package io.parley.api.wire;

import io.parley.api.account.PersonView;
import io.parley.api.account.SelfView;
import io.parley.api.conversation.ConversationView;
import io.parley.api.friendship.FriendshipView;
import io.parley.api.group.InvitationView;
import java.util.List;

/// All that a new device needs to show a person's state as of inbox entry `head.seq`. Views may already hold later
/// changes: each carries its position, and an entry that isn't newer folds to nothing.
///
/// @param position in the ledger of that newest entry, 0 if there is none
/// @param people everyone in `friendships` and `invitations`, the members that come with groups and those whom a
///   group's last line names, in no order
/// @param conversations the one with the newest event first
/// @param invitations to groups, the newest first
public record Snapshot(
        Head head,
        long position,
        SelfView self,
        List<PersonView> people,
        List<FriendshipView> friendships,
        List<ConversationView> conversations,
        List<InvitationView> invitations) {}
