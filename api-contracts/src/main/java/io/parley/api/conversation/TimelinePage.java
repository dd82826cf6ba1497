package io.parley.api.conversation;

import io.parley.api.ConversationId;
import io.parley.api.wire.EventView;
import java.util.List;

/// A page of a conversation: its events that stand on screen (`message.sent`, opened, closed, reopened), oldest first,
/// contiguous.
///
/// @param position of the view it was read from: a client that has applied a later one asks again
/// @param start whether nothing stands before the first
/// @param end whether nothing stands after the last
/// @param deleted numbers of its messages that the reader has deleted for himself: they come without `personal`
public record TimelinePage(
        ConversationId conversationId,
        long position,
        boolean start,
        boolean end,
        List<EventView> events,
        List<Long> deleted) {}
