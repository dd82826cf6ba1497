package io.parley.command.ledger;

import io.parley.api.Secret;
import io.parley.api.account.ClaimId;
import io.parley.command.WrongSetting;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The installation's secret behind every `ClaimId`. With another one, all login names would look free again: so the
/// ledger remembers a fingerprint of the one that it was begun with.
final class ClaimKey {
    private ClaimKey() {}

    static void check(JdbcClient jdbc, Secret key) {
        if (key.reveal().isBlank()) {
            throw new WrongSetting("parley.secrets.claim-key is not set");
        }
        var fingerprint = ClaimId.of(ClaimId.Kind.HANDLE, "fingerprint of the claim key", key)
                .value()
                .substring(0, 16);
        var kept = jdbc.sql("UPDATE ledger SET claim_key = coalesce(claim_key, ?) RETURNING claim_key")
                .param(fingerprint)
                .query(String.class)
                .single();
        if (!kept.equals(fingerprint)) {
            throw new WrongSetting("parley.secrets.claim-key is not the one that this ledger was begun with (" + kept
                    + "…, not " + fingerprint + "…)");
        }
    }
}
