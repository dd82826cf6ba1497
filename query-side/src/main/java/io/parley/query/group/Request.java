package io.parley.query.group;

import io.parley.api.ConversationId;
import io.parley.api.invitation.JoinRequestView;
import io.parley.api.invitation.LinkId;
import io.parley.readmodel.group.MemberDocument;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request to join a group that waits for an answer.
///
/// @param since the position of the first request
/// @param link the link that the person used
public record Request(
        ConversationId conversationId,
        JoinRequestView view,
        long since,
        @Nullable LinkId link) {

    /// The request as it was at a position: the first one after the last answer, since a repeated
    /// request changes nothing.
    static Optional<Request> of(MemberDocument member, long position) {
        var answer = member.answers().floorKey(position);
        var request = member.requests().higherEntry(answer == null ? 0L : answer);
        return request == null || request.getKey() > position
                ? Optional.empty()
                : Optional.of(of(member, request.getKey(), request.getValue()));
    }

    private static Request of(MemberDocument member, long since, MemberDocument.JoinRequest request) {
        return new Request(
                member.conversation(),
                new JoinRequestView(member.account(), request.by(), request.time()),
                since,
                request.link());
    }
}
