package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/// Two installations with the same secret, in which the same people send the same commands under the same client ids;
/// but in one Ben ends his friendship with Ada, and in the other he blocks her. Whatever Ada asks and is told is equal,
/// byte for byte, but for times and sessions: nothing in it counts or names what she may not see.
@Tag("integration")
class TwoLedgersTest {
    private static final String SECRET = "--parley.secrets.claim-key=one secret for both, of 32 bytes.";

    /// What is no answer to a person.
    private static final List<String> NOT_ASKED = List.of("/ws", "/api/accounts/registration", "/api/session/keys");

    @TempDir
    Path folder;

    /// Makes the client ids of one installation: the same in the other.
    private int commands;

    @Test
    void whoIsBlockedSeesWhatOneSeesWhoseFriendshipEnded() throws IOException {
        var ended = seenByAda("friendship.end");
        var blocked = seenByAda("friendship.block");
        assertThat(blocked.keySet()).isEqualTo(ended.keySet());
        ended.forEach((question, answer) ->
                assertThat(blocked.get(question)).as(question).isEqualTo(answer));
    }

    private Map<String, String> seenByAda(String parting) throws IOException {
        commands = 0;
        var installation = Files.createDirectory(folder.resolve(parting));
        try (var standalone = new StandaloneProcess(installation, System.getenv("PATH"), List.of(), SECRET)) {
            var ada = register(standalone, "ada");
            var ben = register(standalone, "ben");
            var cleo = register(standalone, "cleo");
            try (var socket = ada.socket()) {
                var seen = new TreeMap<String, String>();
                tell(ada, ben, cleo, parting, seen);
                socket.say(Map.of("type", "watch", "accounts", List.of(ben.id())));
                caughtUp(ada, socket);
                ask(ada, ben, cleo, seen);
                seen.put("frames", frames(socket));
                return seen;
            }
        }
    }

    private void tell(Person ada, Person ben, Person cleo, String parting, Map<String, String> seen) {
        var chat = friends(ada, ben);
        friends(ada, cleo);
        say(ben, chat, "hello");
        say(ada, chat, "hello yourself");
        var group = group(ada, ben, cleo);
        say(ben, group, "all of us");
        send(ben, parting, Map.of("other", ada.id()));

        var after = new ArrayList<String>();
        after.add(ask(ada, "message.send", Person.message(chat, "are you there?")));
        var request = Map.of("other", ben.id(), "message", "friends again?", "remark", "Benny");
        after.add(ask(ada, "friendship.request", request));
        after.add(ask(ada, "friendship.request", request));
        after.add(ask(ada, "friendship.withdraw", Map.of("other", ben.id())));
        after.add(ask(ada, "friendship.request", Map.of("other", ben.id())));
        after.add(ask(ada, "conversation.pin", Map.of("conversationId", chat, "pinned", true)));
        after.add(ask(ada, "conversation.mark-read", Map.of("conversationId", chat, "upTo", 2)));
        after.add(ask(ada, "friendship.change-remark", Map.of("other", ben.id(), "remark", "Ben")));
        after.add(ask(ada, "group.rename", Map.of("conversationId", group, "name", "the rest of us")));
        after.add(ask(ada, "group.make-link", Map.of("conversationId", group)));
        after.add(ask(ada, "group.invite", Map.of("conversationId", group, "members", List.of(ben.id()))));
        say(ben, group, "still here");
        say(ada, group, "so am I");
        seen.put("answers", mask(String.join("\n", after)));
    }

    /// Asks all that can be asked.
    private static void ask(Person ada, Person ben, Person cleo, Map<String, String> seen) {
        var conversations = new ArrayList<String>();
        ada.get("/api/conversations")
                .forEach(view -> conversations.add(view.path("conversationId").stringValue()));
        var epoch = ada.get("/api/snapshot").at("/head/epoch").stringValue();
        for (var path : paths()) {
            for (var conversation : path.contains("{id}") ? conversations : List.of("")) {
                var concrete = path.replace("{id}", conversation).replace("{no}", "1");
                var query = path.equals("/api/inbox") ? "?after=0&epoch=" + epoch : "";
                seen.put("GET " + concrete, mask(ada.exchange("GET", concrete + query, null)));
            }
        }
        var people = Map.of("ids", List.of(ben.id(), cleo.id()));
        seen.put("POST /api/people", sorted(ada.exchange("POST", "/api/people", people)));
        for (var query : List.of("ben", "ben@example.org", "cleo")) {
            seen.put("search " + query, ada.exchange("POST", "/api/people/search", Map.of("query", query)));
        }
    }

    /// Every path of openapi.yaml that a person reads.
    private static SortedSet<String> paths() {
        try (var in = TwoLedgersTest.class.getResourceAsStream("/openapi.yaml")) {
            var paths = Json.STRICT.valueToTree(new Yaml().load(in)).get("paths");
            var read = new TreeSet<String>();
            paths.forEachEntry((path, item) -> {
                if (item.has("get")) {
                    read.add(path);
                }
            });
            NOT_ASKED.forEach(path -> assertThat(read.remove(path)).as(path).isTrue());
            return read;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Until all that happened is stored, viewed and pushed.
    private static void caughtUp(Person ada, SocketClient socket) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var snapshot = ada.get("/api/snapshot");
            var head = snapshot.at("/head/seq").longValue();
            assertThat(snapshot.toString()).contains("so am I");
            assertThat(snapshot.findValues("seq")).allMatch(seq -> seq.longValue() == head);
            assertThat(ada.get("/api/conversations").findValues("seq")).allMatch(seq -> seq.longValue() == head);
            assertThat(socket.frames()).anyMatch(frame -> frame.path("seq").asLong(0) == head);
        });
    }

    /// Entries in their order; nothing else came but heartbeats and the welcome.
    private static String frames(SocketClient socket) {
        var pushed = socket.frames().stream()
                .filter(frame -> !List.of("welcome", "heartbeat").contains(SocketClient.type(frame)))
                .sorted(Comparator.comparingLong(frame -> frame.path("seq").asLong(0)))
                .map(JsonNode::toString)
                .toList();
        return mask(String.join("\n", pushed));
    }

    private static String mask(String text) {
        return text.replaceAll("\"[0-9-]{10}T[0-9:.]+Z\"", "\"TIME\"")
                .replaceAll("\"(sessionId|id)\":\"[0-9a-f-]{36}\"", "\"$1\":\"SESSION\"");
    }

    private static String sorted(String answer) {
        return answer.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String friends(Person one, Person other) {
        send(one, "friendship.request", Map.of("other", other.id(), "message", "hi", "remark", "a friend"));
        return send(other, "friendship.accept", Map.of("other", one.id()))
                .path("conversationId")
                .stringValue();
    }

    private String group(Person owner, Person... members) {
        var ids = List.of(members).stream().map(Person::id).toList();
        return send(owner, "group.create", Map.of("name", "all", "members", ids))
                .path("conversationId")
                .stringValue();
    }

    private void say(Person sender, String conversation, String text) {
        send(sender, "message.send", Person.message(conversation, text));
    }

    private Person register(StandaloneProcess standalone, String handle) {
        return Person.register(standalone.addresses, handle, next());
    }

    private JsonNode send(Person person, String type, Map<String, ?> fields) {
        return person.command(type, named(fields));
    }

    private String ask(Person person, String type, @Nullable Map<String, ?> fields) {
        return person.exchange("POST", "/api/commands", Person.withType(type, named(fields)));
    }

    private Map<String, Object> named(@Nullable Map<String, ?> fields) {
        var named = new HashMap<String, Object>(fields == null ? Map.of() : fields);
        named.put("clientId", next());
        return named;
    }

    private UUID next() {
        return UUID.nameUUIDFromBytes(Integer.toString(++commands).getBytes(StandardCharsets.UTF_8));
    }
}
