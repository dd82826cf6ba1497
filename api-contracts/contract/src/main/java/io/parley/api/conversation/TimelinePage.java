package io.parley.api.conversation;

import io.parley.api.ConversationId;
import io.parley.api.account.PersonView;
import io.parley.api.wire.EventView;
import java.util.List;

/// A page of a conversation: its events that stand on screen (`message.sent`, opened, closed, reopened, the lines of a
/// group), oldest first; contiguous as far as the reader may see it.
///
/// @param seq as of which inbox entry, see `Snapshot`: a client that has applied a later one of this conversation asks
///   again
/// @param start whether nothing stands before the first
/// @param end whether nothing stands after the last
/// @param deleted numbers of its messages that the reader has deleted for himself: they come without `personal`
/// @param people in a group, who its senders are and those whom its lines name
public record TimelinePage(
        ConversationId conversationId,
        long seq,
        boolean start,
        boolean end,
        List<EventView> events,
        List<Long> deleted,
        List<PersonView> people) {}
