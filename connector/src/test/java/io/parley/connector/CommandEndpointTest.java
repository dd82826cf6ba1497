package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.Malformed;
import io.parley.api.Refusal;
import io.parley.api.account.AccountRefusal;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.group.NotAdded;
import io.parley.api.wire.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class CommandEndpointTest {
    private static Node node;
    private final String token = Stage.up().token(_ -> {});

    @BeforeAll
    static void start() {
        node = Node.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void accept() {
        node.commandSide.received.clear();
        node.commandSide.answer = (_, _) -> new Answer.Accepted(null, null, null);
    }

    @Test
    void anAcceptedCommandIsAnsweredAsOverTheSocket() {
        var event = new EventId(UUID.randomUUID());
        var conversation = new ConversationId(UUID.randomUUID());
        node.commandSide.answer = (_, _) -> new Answer.Accepted(event, conversation, 3L);
        var response = node.post(token, Client.sendCommand(conversation.value(), "hi"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"eventId\":\"" + event + "\",\"conversationId\":\"" + conversation + "\",\"messageNo\":3}");
    }

    @Test
    void whoWasNotAddedToAGroupIsSaid() {
        var friend = new AccountId(UUID.randomUUID());
        node.commandSide.answer =
                (_, _) -> new Answer.Accepted(null, null, null, List.of(new NotAdded(friend, "not-friends")));
        assertThat(node.post(token, Client.sendCommand(UUID.randomUUID(), "hi")).body())
                .isEqualTo("{\"notAdded\":[{\"account\":\"" + friend + "\",\"code\":\"not-friends\"}]}");
    }

    @Test
    void eachKindOfAnswerHasItsStatus() {
        assertAnswer(Answer.Refused.of(FriendshipRefusal.REQUEST_OPEN), 409, "request-open");
        assertAnswer(Answer.Refused.of(AccountRefusal.REGISTRATION_CLOSED), 403, "registration-closed");
        assertAnswer(
                Answer.Refused.of((Refusal) ConversationRefusal.NO_SUCH_CONVERSATION), 404, "no-such-conversation");
        assertAnswer(Answer.Refused.of(new Malformed(Malformed.Code.TOO_LONG, "message")), 400, "too-long");
        assertAnswer(new Answer.Busy(1500), 429, "busy");
        assertAnswer(new Answer.Failed(), 503, "failed");
    }

    private void assertAnswer(Answer answer, int status, String code) {
        node.commandSide.answer = (_, _) -> answer;
        var response = node.post(token, Client.sendCommand(UUID.randomUUID(), "hi"));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
    }

    @Test
    void badInputIsToldByCodeAndFieldAndNothingIsDone() {
        assertMalformed("", "required", "");
        assertMalformed("{", "invalid", "");
        assertMalformed("null", "required", "");
        assertMalformed("{\"type\":\"message.send\"}", "required", "clientId");
        assertMalformed(Client.friendRequest().replace("}", ",\"actor\":\"me\"}"), "unknown-field", "actor");
        assertMalformed(Client.sendCommand(UUID.randomUUID(), "\u0007"), "invalid", "content.text");
        assertMalformed(Client.sendCommand(UUID.randomUUID(), "\\u0007"), "forbidden-characters", "content.text");
        assertThat(node.commandSide.received).isEmpty();
    }

    private void assertMalformed(String body, String code, String field) {
        var response = node.post(token, body);
        assertThat(response.statusCode()).as(body).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"", "\"field\":\"" + field + "\"");
    }

    @Test
    void withoutATokenOrJsonOrOfAnotherOriginNothingIsRead() {
        var command = Client.sendCommand(UUID.randomUUID(), "hi");
        assertThat(node.post(Map.of("Content-Type", "application/json"), command)
                        .body())
                .contains("\"code\":\"unauthenticated\"");
        var plain = node.post(Map.of("Authorization", "Bearer " + token, "Content-Type", "text/plain"), command);
        assertThat(plain.statusCode()).isEqualTo(415);
        assertThat(plain.body()).contains("\"code\":\"unsupported-media-type\"");
        assertThat(node.post(
                                Map.of(
                                        "Authorization",
                                        "Bearer " + token,
                                        "Content-Type",
                                        "application/json",
                                        "Origin",
                                        "https://evil.example"),
                                command)
                        .body())
                .contains("\"status\":403", "\"code\":\"forbidden-origin\"");
        assertThat(node.commandSide.received).isEmpty();
    }

    @Test
    void aHugeBodyIsRefused() {
        var response = node.post(token, " ".repeat(400 * 1024) + Client.friendRequest());
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("\"code\":\"content-too-large\"");
    }
}
