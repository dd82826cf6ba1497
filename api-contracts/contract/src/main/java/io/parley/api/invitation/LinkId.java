package io.parley.api.invitation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.parley.api.AccountId;
import io.parley.api.EventId;
import io.parley.api.Malformed;
import java.util.UUID;

/// Names one invite link of a group. Without its token the id lets nobody in.
public record LinkId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LinkId {
        Malformed.present(value, "linkId");
    }

    /// The id of the link that `account` creates with a command of this client id. It is the same each time
    /// the client sends it.
    public static LinkId madeBy(AccountId account, UUID clientId) {
        return new LinkId(
                EventId.of(account.toString(), "group.make-link", clientId, 0).value());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
