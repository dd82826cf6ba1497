package io.parley.query.account;

import io.parley.api.AccountId;
import io.parley.edge.address.Network;
import io.parley.edge.limit.Limits;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// How often a person may search.
@Component
class SearchLimit {
    private final Limits limits;
    private final SearchSettings settings;

    SearchLimit(Limits limits, SearchSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    /// Runs a search, and charges it to the account and to the network that the request comes from. A search
    /// that fails or isn't allowed costs nothing.
    <T> T charged(AccountId account, Network network, Supplier<T> search) {
        return limits.charged(
                settings.ofAccount(), account.toString(), () -> limits.charged(settings.ofAddress(), network, search));
    }
}
