package io.parley.query.account;

import io.parley.api.account.SelfView;
import io.parley.api.wire.Actor;
import io.parley.edge.problem.Problem;
import io.parley.query.Inbox;
import io.parley.query.Views;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GetMe {
    private final Accounts accounts;
    private final Inbox inbox;

    GetMe(Accounts accounts, Inbox inbox) {
        this.accounts = accounts;
        this.inbox = inbox;
    }

    /// Not ready until the view has reached the registration, which takes a moment.
    @GetMapping("/api/me")
    SelfView me(@AuthenticationPrincipal Actor actor) {
        return accounts.self(actor.account(), inbox.asOf(actor.account(), Views.ACCOUNTS))
                .orElseThrow(Problem::notReady);
    }
}
