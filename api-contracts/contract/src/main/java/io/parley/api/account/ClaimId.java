package io.parley.api.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.parley.api.Malformed;
import io.parley.api.Secret;
import java.util.HexFormat;

/// Stands for a login name, e-mail address or phone number without revealing it: 64 hex digits, an
/// HMAC-SHA-256 of kind and normalised value under the installation's secret.
public record ClaimId(@JsonValue String value) {

    /// What an account can claim. Each value belongs to one account at a time.
    public enum Kind {
        @JsonProperty("handle")
        HANDLE,
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("phone")
        PHONE
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClaimId {
        Malformed.present(value, "claimId");
    }

    /// @param normalised the value as `LoginName` compares it
    /// @param key the installation's secret: another key makes other ids, so it can never change
    public static ClaimId of(Kind kind, String normalised, Secret key) {
        return new ClaimId(HexFormat.of().formatHex(key.hmac(kind + "\0" + normalised)));
    }

    @Override
    public String toString() {
        return value;
    }
}
