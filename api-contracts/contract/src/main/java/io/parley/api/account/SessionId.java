package io.parley.api.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.parley.api.Malformed;
import io.parley.api.Wire;
import java.util.UUID;

/// Names one log-in on one client: a family of refresh tokens.
public record SessionId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {
        Malformed.present(value, "sessionId");
    }

    /// Throws `IllegalArgumentException` if the text is no UUID.
    public static SessionId of(String text) {
        return new SessionId(Wire.uuid(text));
    }

    public static SessionId random() {
        return new SessionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
