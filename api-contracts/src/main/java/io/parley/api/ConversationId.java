package io.parley.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one conversation. A direct one is the same each time its two people become friends.
public record ConversationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        Malformed.present(value, "conversationId");
    }

    /// Throws `IllegalArgumentException` where the text is no UUID.
    public static ConversationId of(String text) {
        return new ConversationId(Wire.uuid(text));
    }

    public static ConversationId direct(AccountId one, AccountId other) {
        return new ConversationId(Digest.ofPair("direct", one, other));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
