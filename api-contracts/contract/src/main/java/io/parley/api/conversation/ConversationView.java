package io.parley.api.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.group.GroupView;
import io.parley.api.wire.EventView;
import org.jspecify.annotations.Nullable;

/// A conversation as one member sees it. Unread is `lastNo - max(readUpTo, ownLastNo)`, in a group
/// also never more than `lastNo - group.joinedNo`. `seq`: see `Snapshot`.
///
/// @param other the other member of a direct conversation
/// @param open whether messages can be sent
/// @param lastNo number of the newest message, 0 if there is none
/// @param ownLastNo number of one's own newest message, 0 if there is none
/// @param readUpTo one's own read mark, 0 if there is none
/// @param otherReadUpTo the other's read mark as far as shown, 0 if there is none
/// @param hiddenUpTo out of one's list while `lastNo` isn't greater; absent where one never hid it
/// @param markedUnread by oneself, as a reminder
/// @param last the newest event of its timeline
/// @param lastDeleted whether that is a message that one has deleted for oneself: then without `personal`
/// @param group what more there is to a group; either this or `other` is there
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
        boolean markedUnread,
        EventView last,
        boolean lastDeleted,
        @Nullable GroupView group,
        long seq) {}
