package io.parley.api.conversation;

import io.parley.api.ConversationId;
import io.parley.api.account.PersonView;
import io.parley.api.wire.EventView;
import java.util.List;

/// A page of a conversation's events that stand on screen (`message.sent`, opened, closed, reopened, the lines
/// of a group), the oldest first. They are contiguous as far as the reader may see them.
///
/// @param seq as of which inbox entry, see `Snapshot`; a client that has applied a later entry of this
///   conversation asks again
/// @param start whether nothing stands before the first event
/// @param end whether nothing stands after the last event
/// @param deleted numbers of its messages that the reader has deleted for themselves: they
///   come without `personal`
/// @param people in a group, the senders of the messages and the people whom the lines name
public record TimelinePage(
        ConversationId conversationId,
        long seq,
        boolean start,
        boolean end,
        List<EventView> events,
        List<Long> deleted,
        List<PersonView> people) {}
