package io.parley.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.api.friendship.FriendshipEvent.Blocked;
import io.parley.api.friendship.FriendshipId;
import io.parley.api.wire.PublishedEvent;
import io.parley.command.ledger.StoredEvent;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloudEventTest {
    private static final AccountId ADA = new AccountId(UUID.randomUUID());
    private static final AccountId BOB = new AccountId(UUID.randomUUID());
    private static final FriendshipId BETWEEN = FriendshipId.between(ADA, BOB);
    private static final String COMMAND = UUID.randomUUID().toString();

    @Test
    void whatACommandAskedForIsToldToNobody() {
        var metadata = """
            {"actor":"%s","session":"session","command":"%s","correlation":"%s","digest":"1:d-_9"}\
            """.formatted(ADA, COMMAND, COMMAND);
        var published = Json.STRICT.readTree(CloudEvent.json(stored(metadata), "/ledger/x/1"));
        assertThat(published.propertyNames())
                .containsExactlyInAnyOrder(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "datacontenttype",
                        "position",
                        "streamseq",
                        "revision",
                        "actor",
                        "session",
                        "command",
                        "correlation",
                        "data");
        assertThat(published.toString()).doesNotContain("d-_9");
        assertThat(Json.STRICT.treeToValue(published, PublishedEvent.class).correlation())
                .isEqualTo(COMMAND);
    }

    private static StoredEvent stored(String metadata) {
        return new StoredEvent(
                1,
                new EventId(UUID.randomUUID()),
                "friendship-" + BETWEEN,
                0,
                "friendship.blocked",
                1,
                Instant.EPOCH,
                Json.PERMISSIVE.writeValueAsString(new Blocked(BETWEEN, BOB, ADA)),
                metadata);
    }
}
