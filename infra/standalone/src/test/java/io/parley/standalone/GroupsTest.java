package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A group, through all services and over a crash.
@Tag("integration")
class GroupsTest {
    @TempDir
    Path folder;

    @Test
    void whoIsInItSeesWhatIsSaidMeanwhileAlsoAfterAKill() throws IOException, InterruptedException {
        String group;
        try (var first = new StandaloneProcess(folder, System.getenv("PATH"))) {
            var anna = Person.register(first.addresses, "anna");
            var ben = Person.register(first.addresses, "ben");
            var cleo = Person.register(first.addresses, "cleo");
            var dan = Person.register(first.addresses, "dan");
            anna.befriend(ben);
            anna.befriend(cleo);
            try (var bens = ben.socket()) {
                group = create(anna, List.of(ben, dan));
                bens.await(frame -> frame.at("/event/type").asString("").equals("group.created"));
                anna.send(group, "before cleo");
                bens.awaitText("before cleo");
                anna.command("group.invite", within(group, Map.of("members", List.of(cleo.id()))));
                anna.send(group, "with cleo");
                bens.awaitText("with cleo");
            }
            assertThat(dan.refusal("message.send", Person.message(group, "let me in")))
                    .isEqualTo("no-such-conversation");
            assertThat(cleo.refusal("group.remove", within(group, Map.of("members", List.of(ben.id())))))
                    .isEqualTo("role-too-low");
            assertThat(anna.refusal("group.leave", within(group, Map.of()))).isEqualTo("owner-cannot-leave");
            anna.command("group.remove", within(group, Map.of("members", List.of(cleo.id()))));
            anna.send(group, "after cleo");
            assertThat(cleo.refusal("message.send", Person.message(group, "me too")))
                    .isEqualTo("no-longer-member");
            first.process.kill();
        }
        try (var second = new StandaloneProcess(folder, System.getenv("PATH"))) {
            var ben = Person.known(second.addresses, "ben");
            var cleo = Person.known(second.addresses, "cleo");
            await().untilAsserted(() ->
                    assertThat(said(ben, group)).containsExactly("before cleo", "with cleo", "after cleo"));
            assertThat(said(cleo, group)).containsExactly("with cleo");
            var seenByCleo = cleo.get("/api/conversations/" + group);
            assertThat(seenByCleo.path("open").booleanValue()).isFalse();
            assertThat(seenByCleo.path("lastNo").longValue()).isEqualTo(2);
            assertThat(seenByCleo.at("/last/type").stringValue()).isEqualTo("group.removed");
            var seenByBen = ben.get("/api/conversations/" + group);
            assertThat(seenByBen.at("/group/count").intValue()).isEqualTo(2);
            assertThat(seenByBen).isEqualTo(listed(ben, group));
            assertThat(ben.get("/api/conversations/" + group + "/members").path("members"))
                    .hasSize(2);
            var anna = Person.known(second.addresses, "anna");
            anna.command("group.invite", within(group, Map.of("members", List.of(cleo.id()))));
            anna.send(group, "again");
            await().untilAsserted(() -> assertThat(said(cleo, group)).containsExactly("with cleo", "again"));
        }
    }

    /// Returns its id; sent again with the same client id it is the same group.
    private static String create(Person owner, List<Person> others) {
        var command = new HashMap<String, Object>();
        command.put("clientId", UUID.randomUUID());
        command.put("name", "Lunch");
        command.put("members", others.stream().map(Person::id).toList());
        var answer = owner.command("group.create", command);
        assertThat(answer.path("notAdded")).hasSize(1);
        assertThat(answer.at("/notAdded/0/account").stringValue())
                .isEqualTo(others.getLast().id());
        assertThat(answer.at("/notAdded/0/code").stringValue()).isEqualTo("not-friends");
        var group = answer.path("conversationId").stringValue();
        assertThat(owner.command("group.create", command).path("conversationId").stringValue())
                .isEqualTo(group);
        return group;
    }

    private static Map<String, Object> within(String group, Map<String, ?> fields) {
        var command = new HashMap<String, Object>(fields);
        command.put("conversationId", group);
        return command;
    }

    /// Texts of what a member sees of the group.
    private static List<String> said(Person reader, String group) {
        return reader.get("/api/conversations/" + group + "/timeline")
                .path("events")
                .valueStream()
                .filter(event -> event.path("type").stringValue().equals("message.sent"))
                .map(event -> event.at("/data/personal/content/text").stringValue())
                .toList();
    }

    private static JsonNode listed(Person reader, String group) {
        return reader.get("/api/conversations")
                .valueStream()
                .filter(conversation ->
                        conversation.path("conversationId").stringValue().equals(group))
                .findFirst()
                .orElseThrow();
    }
}
