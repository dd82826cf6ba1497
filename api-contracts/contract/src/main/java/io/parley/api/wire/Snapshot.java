package io.parley.api.wire;

import io.parley.api.account.PersonView;
import io.parley.api.account.SelfView;
import io.parley.api.conversation.ConversationView;
import io.parley.api.friendship.FriendshipView;
import io.parley.api.invitation.InvitationView;
import java.util.List;

/// The state that a new device starts from, as of inbox entry `head.seq`.
///
/// Each view here or in another answer says in `seq` as of which entry of the reader's inbox it is. It
/// contains all entries up to that one, so folding them changes nothing. It may contain some later ones,
/// so folding an entry twice must change nothing. Of two versions of a view, a client keeps the one with
/// the greater `seq`.
///
/// @param people everyone in `friendships` and `invitations`, the members that come with groups, and the
///   people whom a group's last line names, in no particular order
/// @param conversations the one with the newest event first
/// @param invitations to groups, the newest first
public record Snapshot(
        Head head,
        SelfView self,
        List<PersonView> people,
        List<FriendshipView> friendships,
        List<ConversationView> conversations,
        List<InvitationView> invitations) {}
