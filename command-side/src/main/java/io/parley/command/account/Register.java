package io.parley.command.account;

import io.parley.api.AccountId;
import io.parley.api.ClaimId;
import io.parley.api.account.AccountEvent.Registered;
import java.util.Map;
import java.util.UUID;

/// Makes an account, with all that it claims. What is secret about it lies beside the ledger already.
///
/// @param claims what it claims, each kind once
record Register(UUID clientId, Map<ClaimId.Kind, ClaimId> claims, Registered registered) {
    static final String TYPE = "account.register";

    AccountId account() {
        return registered.accountId();
    }
}
