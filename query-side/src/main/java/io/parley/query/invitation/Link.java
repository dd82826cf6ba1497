package io.parley.query.invitation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Secret;
import io.parley.api.group.LinkId;
import io.parley.api.group.LinkToken;
import io.parley.api.group.LinkView;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// An invite link that was not revoked.
///
/// @param until absent where it has no end
/// @param uses how many may come by it; absent for any number
/// @param used how many have
record Link(
        ConversationId conversationId,
        LinkId linkId,
        AccountId by,
        @Nullable Instant until,
        @Nullable Integer uses,
        int used) {

    /// Whether somebody can come by it now.
    ///
    /// @param waiting how many have, and were not let in yet
    boolean holds(Instant now, int waiting) {
        return (until == null || now.isBefore(until)) && (uses == null || used + waiting < uses);
    }

    LinkView view(Secret claimKey) {
        var token = LinkToken.of(linkId, claimKey).reveal();
        return new LinkView(linkId, by, until, uses, used, conversationId + "." + linkId + "." + token);
    }

    static Link of(Document document) {
        var until = document.getString("until");
        var joins = document.get("joins", Document.class);
        return new Link(
                ConversationId.of(document.getString("c")),
                new LinkId(UUID.fromString(document.getString("link"))),
                AccountId.of(document.getString("by")),
                until == null ? null : Instant.parse(until),
                document.getInteger("uses"),
                joins == null
                        ? 0
                        : joins.values().stream()
                                .mapToInt(count -> ((Number) count).intValue())
                                .sum());
    }
}
