package io.parley.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

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
        if (!Text.isUnicode(value)) {
            throw new Malformed(Malformed.Code.FORBIDDEN_CHARACTERS, "");
        }
        return new Secret(value);
    }

    public String reveal() {
        return value;
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
