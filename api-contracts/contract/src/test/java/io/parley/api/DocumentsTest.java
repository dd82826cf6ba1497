package io.parley.api;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.account.AccountCommand;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.friendship.FriendshipCommand;
import io.parley.api.wire.ClientFrame;
import io.parley.api.wire.CloseCode;
import io.parley.api.wire.ServerFrame;
import io.parley.api.wire.Topics;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// openapi.yaml and asyncapi.yaml hold together and say what the code says. (That the routes are those of the
/// controllers is tested where all modules are at hand.)
class DocumentsTest {
    private static final JsonNode HTTP = Document.OPENAPI.root();
    private static final JsonNode LIVE = Document.ASYNCAPI.root();
    private static final JsonNode SOCKET = LIVE.at("/channels/socket");

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsReached() {
        var reached = new HashSet<String>();
        var queue = new ArrayDeque<>(List.of(new Place(Document.OPENAPI, HTTP), new Place(Document.ASYNCAPI, LIVE)));
        while (!queue.isEmpty()) {
            var place = queue.poll();
            references(place.node, ref -> {
                var target = place.document.target(ref);
                assertThat(target.isMissingNode())
                        .as(place.document + " " + ref)
                        .isFalse();
                var schema = ref.replaceFirst(".*#/\\$defs/", "");
                if (ref.contains("#/$defs/") && reached.add(schema)) {
                    queue.add(new Place(Document.SCHEMAS, target));
                }
            });
        }
        assertThat(new TreeSet<>(Document.SCHEMAS.root().get("$defs").propertyNames()))
                .isEqualTo(new TreeSet<>(with(reached, "ClientFrame", "ServerFrame")));
    }

    @Test
    void nothingInThemIsNull() {
        // a comma in a text without quotes makes keys of its parts
        for (var document : List.of(Document.SCHEMAS, Document.OPENAPI, Document.ASYNCAPI)) {
            assertThat(document.root().toString()).doesNotContain(":null", ",null", "[null");
        }
    }

    @Test
    void eachFrameIsAMessageOfTheSocketInItsDirection() {
        assertThat(sentIn("clientSends")).isEqualTo(names(ClientFrame.class));
        assertThat(sentIn("serverSends")).isEqualTo(names(ServerFrame.class));
        assertThat(Set.copyOf(SOCKET.get("messages").propertyNames()))
                .isEqualTo(Stream.of(names(ClientFrame.class), names(ServerFrame.class))
                        .flatMap(Set::stream)
                        .collect(toSet()));
        for (var message : SOCKET.get("messages").propertyNames()) {
            assertThat(LIVE.at("/components/messages/" + message + "/payload/$ref")
                            .asString())
                    .isEqualTo("schemas.yaml#/$defs/frame." + message);
        }
    }

    @Test
    void closeCodesAreThoseOfTheServer() {
        var listed = new HashSet<>(SOCKET.get("x-close-codes").propertyNames());
        // of the WebSocket layer itself
        assertThat(listed.removeAll(Set.of("1007", "1009"))).isTrue();
        assertThat(listed)
                .isEqualTo(Arrays.stream(CloseCode.values())
                        .map(code -> "" + code.code())
                        .collect(toSet()));
    }

    @Test
    void theTopicsHaveTheirNames() {
        assertThat(LIVE.at("/channels/events/address").asString()).isEqualTo(Topics.events(1));
        assertThat(LIVE.at("/channels/deliveries/address").asString()).isEqualTo(Topics.DELIVERIES);
        assertThat(LIVE.at("/info/description").asString()).contains(Topics.events(2));
    }

    @Test
    void limitsAreThoseOfTheCode() {
        var defs = Document.SCHEMAS.root().get("$defs");
        var limits = Map.of(
                "/Registration/properties/nickname", AccountCommand.NICKNAME_MAX,
                "/account.change-nickname/properties/nickname", AccountCommand.NICKNAME_MAX,
                "/content.text/properties/text", ConversationCommand.TEXT_MAX,
                "/friendship.request/properties/message", FriendshipCommand.MESSAGE_MAX,
                "/friendship.request/properties/remark", FriendshipCommand.REMARK_MAX,
                "/friendship.accept/properties/remark", FriendshipCommand.REMARK_MAX,
                "/friendship.change-remark/properties/remark", FriendshipCommand.REMARK_MAX);
        limits.forEach((schema, max) ->
                assertThat(defs.at(schema + "/maxLength").asInt()).isEqualTo(max));
        assertThat(defs.at("/frame.hello/properties/v/const").asInt()).isEqualTo(ClientFrame.VERSION);
    }

    @Test
    void eachOperationListsWhatItsKindMayBeAnswered() {
        operations((route, operation) -> {
            var statuses = Set.copyOf(operation.get("responses").propertyNames());
            if (route.equals("get /ws")) {
                return;
            }
            var takesBody = operation.has("requestBody");
            var byToken = !operation.has("security")
                    || operation.get("security").toString().contains("accessToken");
            // an unknown parameter is one on every route
            assertThat(statuses).as(route).contains("400", "503");
            assertThat(statuses.contains("413")).as(route).isEqualTo(takesBody);
            assertThat(statuses.contains("415")).as(route).isEqualTo(takesBody);
            assertThat(statuses.contains("401")).as(route).isEqualTo(byToken || route.endsWith("/refresh"));
            // services ask for it under any name
            assertThat(statuses.contains("403")).as(route).isEqualTo(!route.endsWith("/keys"));
            assertThat(operation.path("summary").asString("")).as(route).isNotBlank();
        });
    }

    @Test
    void whatIsLeftToLaterSaysWhen() {
        for (var response : List.of("Busy", "Unavailable")) {
            assertThat(HTTP.at("/components/responses/" + response + "/headers").has("Retry-After"))
                    .isTrue();
        }
        assertThat(Golden.named("http/Problem.busy").json().has("retryAfterMillis"))
                .isTrue();
    }

    private record Place(Document document, JsonNode node) {}

    private static void references(JsonNode node, java.util.function.Consumer<String> reader) {
        if (node.path("$ref").isString()) {
            reader.accept(node.get("$ref").asString());
        }
        node.forEach(child -> references(child, reader));
    }

    private static void operations(BiConsumer<String, JsonNode> reader) {
        HTTP.get("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) -> reader.accept(method + " " + path, operation)));
    }

    private static Set<String> sentIn(String operation) {
        return LIVE.at("/operations/" + operation + "/messages")
                .valueStream()
                .map(message -> message.get("$ref").asString().replaceFirst(".*/", ""))
                .collect(toSet());
    }

    private static Set<String> names(Class<?> union) {
        return EventTypes.leaves(union).map(Golden::typeName).collect(toSet());
    }

    private static Set<String> with(Set<String> set, String... more) {
        set.addAll(List.of(more));
        return set;
    }
}
