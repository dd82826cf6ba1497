package io.parley.query.account;

import io.parley.api.AccountId;
import io.parley.edge.limit.Limits;
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

    /// @param network the network that the request comes from
    void take(AccountId account, String network) {
        limits.take(settings.ofAccount(), account.toString());
        limits.take(settings.ofAddress(), network);
    }
}
