package io.parley.query.account;

import io.parley.api.account.LoginName;
import io.parley.api.account.PersonView;
import io.parley.api.wire.Actor;
import io.parley.edge.address.ClientAddress;
import io.parley.query.Inbox;
import io.parley.query.Views;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Finds a person by their exact handle, e-mail address or phone number. It is a `POST`, because the search
/// text must not appear in a URL. Blocks make no difference: blocked people find others, and others find them.
@RestController
class SearchPerson {
    private final Accounts accounts;
    private final SearchLimit limit;
    private final ClientAddress address;
    private final ClaimSecret secret;
    private final Inbox inbox;

    SearchPerson(Accounts accounts, SearchLimit limit, ClientAddress address, ClaimSecret secret, Inbox inbox) {
        this.accounts = accounts;
        this.limit = limit;
        this.address = address;
        this.secret = secret;
        this.inbox = inbox;
    }

    @PostMapping("/api/people/search")
    Found search(@AuthenticationPrincipal Actor actor, @RequestBody Query query, HttpServletRequest request) {
        var name = LoginName.any(query.query(), "query");
        return limit.charged(actor.account(), address.networkOf(request), () -> {
            var asOf = inbox.asOf(actor.account(), Views.ACCOUNTS);
            return new Found(accounts.findable(name.kind(), name.claim(secret.claimKey()), asOf));
        });
    }

    record Query(@Nullable String query) {}

    /// Without `person` if nobody has the name, or if its owner doesn't want to be found by it.
    record Found(@Nullable PersonView person) {}
}
