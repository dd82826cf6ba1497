package io.parley.query.conversation;

import io.parley.api.ConversationId;
import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.conversation.TimelinePage;
import io.parley.api.wire.Actor;
import io.parley.edge.problem.Problem;
import io.parley.query.Views;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A page of a conversation, for its members. To others the conversation doesn't exist.
@RestController
class GetTimeline {
    private static final int LIMIT_MAX = 100;

    private final Timeline timeline;
    private final Views views;

    GetTimeline(Timeline timeline, Views views) {
        this.timeline = timeline;
        this.views = views;
    }

    @GetMapping("/api/conversations/{id}/timeline")
    TimelinePage timeline(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long around,
            @RequestParam(defaultValue = "50") int limit) {
        var place = place(before, after, around);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new Malformed(Code.INVALID, "limit");
        }
        var conversation = new ConversationId(id);
        return views.soon(
                        () -> timeline.page(conversation, actor.account(), place, limit),
                        Views.CONVERSATIONS,
                        Views.TIMELINE)
                .orElseThrow(() -> Problem.absent(ConversationRefusal.NO_SUCH_CONVERSATION));
    }

    private static Place place(@Nullable Long before, @Nullable Long after, @Nullable Long around) {
        if (before != null && after == null && around == null) {
            return new Place.Before(number(before, "before"));
        }
        if (before == null && after != null && around == null) {
            return new Place.After(number(after, "after"));
        }
        if (before == null && after == null && around != null) {
            return new Place.Around(number(around, "around"));
        }
        if (before == null && after == null) {
            return new Place.Newest();
        }
        throw new Malformed(Code.INVALID, around != null ? "around" : "after");
    }

    private static long number(long value, String field) {
        if (value < 0) {
            throw new Malformed(Code.INVALID, field);
        }
        return value;
    }
}
