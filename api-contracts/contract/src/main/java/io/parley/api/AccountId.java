package io.parley.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one account, for ever. It reveals nothing about the person.
public record AccountId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        Malformed.present(value, "accountId");
    }

    /// Throws `IllegalArgumentException` if the text is no UUID.
    public static AccountId of(String text) {
        return new AccountId(Wire.uuid(text));
    }

    /// The id of the account that a registration with this client id creates. It is the same each time the
    /// client sends it.
    public static AccountId registeredBy(UUID clientId) {
        return new AccountId(Digest.uuid("account.register", clientId.toString()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
