package io.parley.query.invitation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Secret;
import io.parley.api.invitation.LinkEnd;
import io.parley.api.invitation.LinkId;
import io.parley.api.invitation.LinkToken;
import io.parley.api.invitation.LinkView;
import io.parley.readmodel.group.LinkDocument;
import io.parley.readmodel.group.MemberDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invite link that was not revoked.
///
/// @param until when the link expires; absent if it never does
/// @param uses how many people may join by it; absent for any number
/// @param used how many have joined by it
record Link(
        ConversationId conversationId,
        LinkId linkId,
        AccountId by,
        @Nullable Instant until,
        @Nullable Integer uses,
        int used) {

    /// Whether somebody can use the link now, if the member who made it may still invite.
    ///
    /// @param waiting how many used it and still wait for approval
    boolean holds(Instant now, int waiting) {
        return (until == null || now.isBefore(until)) && (uses == null || used + waiting < uses);
    }

    /// The key of the member who made it.
    String maker() {
        return MemberDocument.key(conversationId, by);
    }

    /// @param ended why it lets nobody in; absent if it does
    LinkView view(Secret claimKey, @Nullable LinkEnd ended) {
        var token = LinkToken.of(linkId, claimKey).reveal();
        return new LinkView(linkId, by, until, uses, used, ended, conversationId + "." + linkId + "." + token);
    }

    static Link of(LinkDocument link) {
        return new Link(link.conversation(), link.link(), link.by(), link.until(), link.uses(), link.used());
    }
}
