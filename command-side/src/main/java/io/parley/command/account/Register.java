package io.parley.command.account;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.account.AccountEvent.Registered;
import io.parley.api.account.Avatar;
import io.parley.api.account.ClaimId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes an account, with all that it claims. What is secret about it lies beside the ledger already.
///
/// @param claims what it claims, each kind once
record Register(UUID clientId, Map<ClaimId.Kind, ClaimId> claims, Registered registered) {
    static final String TYPE = "account.register";

    /// What was asked for, as far as it is no secret: that is compared with what lies beside the ledger.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonTypeName(TYPE)
    record Content(
            Map<ClaimId.Kind, ClaimId> claims,
            String handle,
            String nickname,
            @Nullable Avatar avatar) {}

    AccountId account() {
        return registered.accountId();
    }
}
