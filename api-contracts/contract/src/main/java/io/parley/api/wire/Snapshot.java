package io.parley.api.wire;

import io.parley.api.account.PersonView;
import io.parley.api.account.SelfView;
import io.parley.api.conversation.ConversationView;
import io.parley.api.friendship.FriendshipView;
import io.parley.api.group.InvitationView;
import java.util.List;

/// All that a new device needs to show a person's state as of inbox entry `head.seq`.
///
/// Each view that this or another answer holds says in `seq` as of which entry of the reader's inbox it is: all entries
/// up to that one are in it, so they fold to nothing, and some later ones may be, so folding them must change nothing
/// twice. Where two versions of a view meet, the one with the greater `seq` is kept.
///
/// @param people everyone in `friendships` and `invitations`, the members that come with groups and those whom a
///   group's last line names, in no order
/// @param conversations the one with the newest event first
/// @param invitations to groups, the newest first
public record Snapshot(
        Head head,
        SelfView self,
        List<PersonView> people,
        List<FriendshipView> friendships,
        List<ConversationView> conversations,
        List<InvitationView> invitations) {}
