package io.parley.api.friendship;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.parley.api.AccountId;
import io.parley.api.Digest;
import io.parley.api.Malformed;
import io.parley.api.Wire;
import java.util.UUID;

/// Names the relation of two accounts. It is the same from both sides.
public record FriendshipId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FriendshipId {
        Malformed.present(value, "friendshipId");
    }

    /// Throws `IllegalArgumentException` if the text is no UUID.
    public static FriendshipId of(String text) {
        return new FriendshipId(Wire.uuid(text));
    }

    public static FriendshipId between(AccountId one, AccountId other) {
        return new FriendshipId(Digest.ofPair("friendship", one, other));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
