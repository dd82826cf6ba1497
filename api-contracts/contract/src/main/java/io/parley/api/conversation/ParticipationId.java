package io.parley.api.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Digest;
import io.parley.api.Malformed;
import java.util.UUID;

/// Names one person's participation in one conversation.
public record ParticipationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ParticipationId {
        Malformed.present(value, "participationId");
    }

    public static ParticipationId of(ConversationId conversation, AccountId account) {
        return new ParticipationId(Digest.uuid("participation", conversation.toString(), account.toString()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
