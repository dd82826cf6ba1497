package io.parley.query.invitation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Secret;
import io.parley.api.invitation.LinkId;
import io.parley.api.invitation.LinkToken;
import io.parley.api.invitation.LinkView;
import io.parley.readmodel.group.LinkDocument;
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

    /// Whether somebody can use the link now.
    ///
    /// @param waiting how many used it and still wait for approval
    boolean holds(Instant now, int waiting) {
        return (until == null || now.isBefore(until)) && (uses == null || used + waiting < uses);
    }

    LinkView view(Secret claimKey) {
        var token = LinkToken.of(linkId, claimKey).reveal();
        return new LinkView(linkId, by, until, uses, used, conversationId + "." + linkId + "." + token);
    }

    static Link of(LinkDocument link) {
        return new Link(link.conversation(), link.link(), link.by(), link.until(), link.uses(), link.used());
    }
}
