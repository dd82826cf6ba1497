package io.parley.query.inbox;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Head;
import io.parley.api.wire.InboxPage;
import io.parley.edge.problem.Problem;
import io.parley.query.Inbox;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a client missed: the entries after the last one that it has.
@RestController
class GetInbox {
    private static final int LIMIT_MAX = 500;

    private final Inbox inbox;
    private final InboxSettings settings;

    GetInbox(Inbox inbox, InboxSettings settings) {
        this.inbox = inbox;
        this.settings = settings;
    }

    @GetMapping("/api/inbox")
    InboxPage inbox(
            @AuthenticationPrincipal Actor actor,
            @RequestParam String epoch,
            @RequestParam long after,
            @RequestParam(defaultValue = "200") int limit) {
        if (after < 0) {
            throw new Malformed(Code.INVALID, "after");
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new Malformed(Code.INVALID, "limit");
        }
        var current = inbox.token().epoch();
        var head = inbox.newest(current, actor.account()).seq();
        if (!current.equals(epoch) || Math.abs(head - after) > settings.reach()) {
            throw Problem.resync();
        }
        var entries = inbox.entries(current, actor.account(), after + 1, Math.min(after + limit, head));
        return new InboxPage(new Head(current, head), entries);
    }
}
