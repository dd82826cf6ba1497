package io.parley.query.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.group.JoinRequestView;
import io.parley.api.group.LinkId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One who is to join a group and waits to be let in.
///
/// @param since position where it was first asked for
/// @param link that he came by
public record Request(
        ConversationId conversationId,
        JoinRequestView view,
        long since,
        @Nullable LinkId link) {

    /// As it was at a position: the first after the last answer, since what is asked for again changes nothing.
    static Optional<Request> of(Document member, long position) {
        var answer = ByPosition.of(member, "answers").floorKey(position);
        var request = ByPosition.of(member, "requests").higherEntry(answer == null ? 0L : answer);
        return request == null || request.getKey() > position
                ? Optional.empty()
                : Optional.of(of(member, request.getKey(), (Document) request.getValue()));
    }

    private static Request of(Document member, long since, Document request) {
        var link = request.getString("link");
        return new Request(
                ConversationId.of(member.getString("c")),
                new JoinRequestView(
                        AccountId.of(member.getString("account")),
                        AccountId.of(request.getString("by")),
                        Instant.parse(request.getString("time"))),
                since,
                link == null ? null : new LinkId(UUID.fromString(link)));
    }
}
