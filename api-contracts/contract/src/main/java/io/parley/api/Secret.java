package io.parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A password, token or key. It prints as `***` wherever it is printed or logged, also as JSON. Its `equals`
/// doesn't run in constant time: never compare it with a guess.
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /// As clients send it. Throws `Malformed` where it isn't Unicode.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Secret sent(String value) {
        return new Secret(Text.unicode(value));
    }

    public String reveal() {
        return value;
    }

    /// HMAC-SHA-256 of the text under this secret as the key.
    public byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    @JsonValue
    public String toString() {
        return "***";
    }
}
