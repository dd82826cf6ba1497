package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.api.friendship.FriendshipId;
import java.util.HashSet;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Derived ids are in the ledger for ever: the derivation must never change.
class IdsTest {
    private static final UUID FIRST = UUID.fromString("01997f00-0000-7000-8000-000000000ada");
    private static final UUID SECOND = UUID.fromString("01997f00-0000-7000-8000-000000000b0b");
    private static final AccountId ADA = AccountId.registeredBy(FIRST);
    private static final AccountId BOB = AccountId.registeredBy(SECOND);

    @Test
    void derivedIdsAreWhatTheyHaveAlwaysBeen() {
        assertThat(ADA).hasToString("f8b4587f-4dff-8e12-b617-634acf3d2e8e");
        assertThat(BOB).hasToString("09f6719b-b82a-8dee-96c8-16dad83b9db5");
        assertThat(FriendshipId.between(ADA, BOB)).hasToString("7d7fddfd-06a3-825f-a768-5196e797c12d");
        assertThat(ConversationId.direct(ADA, BOB)).hasToString("be33d1a5-becc-806f-b765-212ae2c802ce");
        assertThat(ConversationId.group(ADA, FIRST)).hasToString("3d65a7d2-b626-5fdb-b10d-939737151e2a");
        assertThat(EventId.of("actor", "direct-1", FIRST, 0)).hasToString("08b65e4f-ff88-8d8a-8029-110ac8d7a3d3");
    }

    @Test
    void whatIsBetweenTwoIsTheSameFromBothSides() {
        assertThat(FriendshipId.between(BOB, ADA)).isEqualTo(FriendshipId.between(ADA, BOB));
        assertThat(ConversationId.direct(BOB, ADA)).isEqualTo(ConversationId.direct(ADA, BOB));
        assertThat(FriendshipId.between(ADA, BOB).value())
                .isNotEqualTo(ConversationId.direct(ADA, BOB).value());
    }

    @Test
    void anEventIdChangesWithEachPartOfItsCause() {
        var ids = new HashSet<EventId>();
        ids.add(EventId.of("a", "bc", FIRST, 0));
        ids.add(EventId.of("ab", "c", FIRST, 0));
        ids.add(EventId.of("a", "bc", SECOND, 0));
        ids.add(EventId.of("a", "bc", FIRST, 1));
        assertThat(ids).hasSize(4);
        assertThat(EventId.of("a", "bc", FIRST, 0)).isIn(ids);
    }

    @Test
    void ofAConversationTheIdTellsWhetherItIsAGroup() {
        assertThat(ConversationId.group(ADA, FIRST).isGroup()).isTrue();
        assertThat(ConversationId.group(ADA, FIRST)).isNotEqualTo(ConversationId.group(BOB, FIRST));
        assertThat(ConversationId.direct(ADA, BOB).isGroup()).isFalse();
    }

    @Test
    void derivedIdsAreUuidsOfVersion8() {
        assertThat(ADA.value().version()).isEqualTo(8);
        assertThat(ADA.value().variant()).isEqualTo(2);
    }

    @Test
    void anIdIsReadFromItsOnlySpelling() {
        assertThat(AccountId.of(FIRST.toString())).hasToString(FIRST.toString());
        for (var text : new String[] {
            "",
            "1-1-1-1-1",
            FIRST + " ",
            FIRST.toString().replace('0', 'g'),
            FIRST.toString().toUpperCase(Locale.ROOT),
            FIRST.toString().replace("-", "")
        }) {
            assertThatThrownBy(() -> AccountId.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
