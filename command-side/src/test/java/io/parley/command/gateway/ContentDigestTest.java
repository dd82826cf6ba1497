package io.parley.command.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.Json;
import io.parley.api.Secret;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.group.GroupCommand.Invite;
import io.parley.api.group.GroupCommand.Join;
import io.parley.api.group.GroupCommand.Rename;
import io.parley.api.invitation.LinkId;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ContentDigestTest {
    private static final ContentDigest DIGESTS = GoldenCommand.digests("key");
    private static final UUID ID = new UUID(7, 1);
    private static final ConversationId CLUB = ConversationId.group(GoldenCommand.ANN.account(), ID);

    static List<GoldenCommand> commands() {
        return GoldenCommand.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itIsOfTheTypeAndTheFieldsByNameWithoutTheClientId(GoldenCommand golden) {
        var json = Json.STRICT.readTree(ContentDigest.json(golden.command()));
        var sent = Json.STRICT.readTree(Json.STRICT.writeValueAsBytes(golden.command()));
        var fields = sent.propertyNames().stream()
                .filter(name -> !name.equals("clientId"))
                .collect(toSet());
        assertThat(json.propertyNames()).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(json.get("type")).isEqualTo(sent.get("type"));
        assertSorted(json);
    }

    /// `type` stands before all.
    private static void assertSorted(JsonNode json) {
        var names = json.propertyNames().stream()
                .filter(name -> !name.equals("type"))
                .toList();
        assertThat(names).isSorted();
        if (json.has("type")) {
            assertThat(json.propertyNames().iterator().next()).isEqualTo("type");
        }
        StreamSupport.stream(json.spliterator(), false).forEach(ContentDigestTest::assertSorted);
    }

    record AsItIs(String b, @Nullable String c, int a) {}

    record Rearranged(
            int a, String b, @Nullable String c, @Nullable String added) {}

    @Test
    void theOrderOfTheFieldsAndWhatIsAbsentDoNotCount() {
        assertThat(DIGESTS.of(new AsItIs("b", null, 1))).isEqualTo(DIGESTS.of(new Rearranged(1, "b", null, null)));
    }

    @Test
    void theOrderOfAListCounts() {
        var one = GoldenCommand.ANN.account();
        var other = new io.parley.api.AccountId(ID);
        assertThat(DIGESTS.of(new Invite(ID, CLUB, List.of(one, other))))
                .isNotEqualTo(DIGESTS.of(new Invite(ID, CLUB, List.of(other, one))));
    }

    @Test
    void theClientIdDoesNotCountAndAllElseDoes() {
        var hello = DIGESTS.of(send(ID, "Hello"));
        assertThat(hello).isEqualTo(DIGESTS.of(send(new UUID(7, 2), "Hello")));
        assertThat(hello).isNotEqualTo(DIGESTS.of(send(ID, "Hello!")));
        assertThat(DIGESTS.of(new Rename(ID, CLUB, null))).isNotEqualTo(DIGESTS.of(new Rename(ID, CLUB, "null")));
    }

    @Test
    void aSecretCountsAndIsShownNowhere() {
        var link = new LinkId(ID);
        assertThat(DIGESTS.of(new Join(ID, CLUB, link, new Secret("one"))))
                .isNotEqualTo(DIGESTS.of(new Join(ID, CLUB, link, new Secret("other"))));
        assertThat(new String(ContentDigest.json(new Join(ID, CLUB, link, new Secret("one"))), UTF_8))
                .contains("\"token\":\"one\"");
    }

    @Test
    void withoutTheInstallationsKeyItCanNotBeGuessed() {
        assertThat(DIGESTS.of(send(ID, "ok")))
                .isNotEqualTo(GoldenCommand.digests("another key").of(send(ID, "ok")))
                .matches("1:[A-Za-z0-9_-]{22}");
    }

    @Test
    void allGoldenCommandsHaveOthers() {
        assertThat(commands().stream().map(GoldenCommand::command).map(DIGESTS::of))
                .doesNotHaveDuplicates();
    }

    private static Command send(UUID clientId, String text) {
        return new Send(clientId, CLUB, new Content.PlainText(text));
    }
}
