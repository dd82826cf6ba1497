package io.parley.api.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.group.GroupView;
import io.parley.api.wire.EventView;
import org.jspecify.annotations.Nullable;

/// A conversation as one member sees it. Unread is `lastNo - max(readUpTo, ownLastNo)`, and in a group never
/// more than `lastNo - group.joinedNo`; so it is 0 in a group that the reader has left. `seq`: see `Snapshot`.
///
/// @param other the other member of a direct conversation; the reader in their saved messages
/// @param open whether messages can be sent
/// @param lastNo number of the newest message, 0 if there is none
/// @param ownLastNo number of the reader's own newest message, 0 if there is none
/// @param readUpTo the reader's own read mark, 0 if there is none; `lastNo` in a group that the reader has left
/// @param otherReadUpTo the other member's read mark as far as they show it, 0 if there is none
/// @param hiddenUpTo hidden from the reader's list while `lastNo` isn't greater; absent if they never hid it
/// @param archivedUpTo present if the reader archived it. It is in the archive while it is `muted` or `lastNo`
///   isn't greater: a message brings a conversation that isn't muted back into the list
/// @param markedUnread whether the reader set a reminder
/// @param last the newest event of its timeline
/// @param lastDeleted whether `last` is a message that the reader deleted for themselves: then it
///   has no `personal`
/// @param group what a group has beyond a conversation; either this or `other` is present
public record ConversationView(
        ConversationId conversationId,
        @Nullable AccountId other,
        boolean open,
        long lastNo,
        long ownLastNo,
        long readUpTo,
        long otherReadUpTo,
        boolean pinned,
        boolean muted,
        @Nullable Long hiddenUpTo,
        @Nullable Long archivedUpTo,
        boolean markedUnread,
        EventView last,
        boolean lastDeleted,
        @Nullable GroupView group,
        long seq) {}
