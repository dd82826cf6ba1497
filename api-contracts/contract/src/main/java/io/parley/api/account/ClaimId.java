package io.parley.api.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.parley.api.Malformed;
import io.parley.api.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), "HmacSHA256"));
            return new ClaimId(HexFormat.of().formatHex(mac.doFinal((kind + "\0" + normalised).getBytes(UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
