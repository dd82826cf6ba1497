package io.parley.query.account;

import io.parley.api.AccountId;
import io.parley.query.Limits;
import org.springframework.stereotype.Component;

/// How often one searches.
@Component
class SearchLimit {
    private final Limits limits;
    private final SearchSettings settings;

    SearchLimit(Limits limits, SearchSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    void take(AccountId account, String address) {
        var ofAccount = settings.account();
        var ofAddress = settings.address();
        limits.take("search:account:" + account, ofAccount.aMinute(), ofAccount.aDay());
        limits.take("search:address:" + address, ofAddress.aMinute(), ofAddress.aDay());
    }
}
