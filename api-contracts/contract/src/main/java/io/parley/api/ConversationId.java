package io.parley.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one conversation. A direct conversation keeps its id each time its two people become friends. The id
/// tells the kind: a group's is a version 5 UUID, a direct conversation's a version 8 UUID.
public record ConversationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        Malformed.present(value, "conversationId");
    }

    /// Throws `IllegalArgumentException` if the text is no UUID.
    public static ConversationId of(String text) {
        return new ConversationId(Wire.uuid(text));
    }

    public static ConversationId direct(AccountId one, AccountId other) {
        return new ConversationId(Digest.ofPair("direct", one, other));
    }

    /// The id of the one that an account has with itself.
    public static ConversationId saved(AccountId owner) {
        return direct(owner, owner);
    }

    /// The id of the group that `creator` creates with a command of this client id. It is the same each time
    /// the client sends it.
    public static ConversationId group(AccountId creator, UUID clientId) {
        return new ConversationId(Digest.named("group", creator.toString(), clientId.toString()));
    }

    public boolean isGroup() {
        return value.version() == 5;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
