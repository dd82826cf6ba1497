package io.parley.api.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.account.PersonView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a group's members in the order of joining, for its members.
///
/// @param seq as of which inbox entry, see `Snapshot`
/// @param people who the members are
/// @param next the last account of this page, after which the next page begins; absent on the last page
public record MemberPage(
        ConversationId conversationId,
        long seq,
        int count,
        List<MemberView> members,
        List<PersonView> people,
        @Nullable AccountId next) {}
