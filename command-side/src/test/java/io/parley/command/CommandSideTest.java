package io.parley.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.ConversationId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class CommandSideTest {
    static Node node;

    @BeforeAll
    static void start() {
        node = Node.start(Servers.database());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void twoPeopleSignUpLogInBecomeFriendsAndTalkOverHttp() {
        var ann = node.register("ann");
        var bob = node.register("bob");
        var anns = logIn("ann");
        var bobs = logIn("bob@example.org");

        var request = command(anns, """
            {"type":"friendship.request","clientId":"%s","other":"%s","message":"Hi"}\
            """, bob.account());
        assertThat(request.get("eventId")).isNotNull();
        var accept = command(bobs, """
            {"type":"friendship.accept","clientId":"%s","other":"%s"}\
            """, ann.account());
        var chat = ConversationId.direct(ann.account(), bob.account());
        assertThat(accept.get("conversationId").asString()).isEqualTo(chat.toString());
        var sent = command(bobs, """
            {"type":"message.send","clientId":"%s","conversationId":"%s","content":{"type":"text","text":"Hello"}}\
            """, chat);
        assertThat(sent.get("messageNo").asLong()).isEqualTo(2);
    }

    private static String logIn(String login) {
        var answer = node.post(
                "/api/session", "{\"login\":\"" + login + "\",\"password\":\"correct horse\",\"client\":\"test\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Node.json(answer).get("accessToken").asString();
    }

    private static tools.jackson.databind.JsonNode command(String token, String template, Object subject) {
        var answer = node.post(
                "/internal/commands",
                template.formatted(UUID.randomUUID(), subject),
                "Authorization",
                "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Node.json(answer);
    }
}
