package io.parley.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.api.Secret;
import io.parley.api.account.SessionId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.group.GroupCommand;
import io.parley.api.group.NotAdded;
import io.parley.api.invitation.LinkId;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpCommandClientTest {
    private static final Actor ACTOR = new Actor(new AccountId(UUID.randomUUID()), SessionId.random());
    private static final Command COMMAND = new ConversationCommand.Send(
            UUID.randomUUID(), new ConversationId(UUID.randomUUID()), new Content.PlainText("höi"));

    private final AtomicReference<String> received = new AtomicReference<>("");
    private HttpServer server;
    private HttpCommandClient commandSide;
    private volatile int status;
    private volatile String body = "";

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/commands", exchange -> {
            received.set(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        commandSide = new HttpCommandClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        commandSide.close();
    }

    @Test
    void theCommandGoesWithTheUsersOwnToken() {
        answer(200, "{}");
        assertThat(send()).isEqualTo(new Answer.Accepted(null, null, null));
        assertThat(received.get()).startsWith("POST Bearer t.o.k {\"type\":\"message.send\",");
        assertThat(Json.STRICT.readValue(received.get().substring("POST Bearer t.o.k ".length()), Command.class))
                .isEqualTo(COMMAND);
    }

    @Test
    void theTokenOfAnInviteLinkGoesAsItCame() {
        answer(200, "{}");
        var group = ConversationId.group(ACTOR.account(), UUID.randomUUID());
        var link = LinkId.madeBy(ACTOR.account(), UUID.randomUUID());
        var join = new GroupCommand.Join(UUID.randomUUID(), group, link, new Secret("kX2_0b9uTq1sWmZr8dYf3A"));
        commandSide.send("t.o.k", ACTOR, join);
        assertThat(Json.STRICT.readValue(received.get().substring("POST Bearer t.o.k ".length()), Command.class))
                .isEqualTo(join);
    }

    @Test
    void answersAndProblemsBecomeTheAnswersTheyWere() {
        var event = new EventId(UUID.randomUUID());
        answer(200, "{\"eventId\":\"" + event + "\",\"messageNo\":4,\"later\":1}");
        assertThat(send()).isEqualTo(new Answer.Accepted(event, null, 4L));
        answer(400, "{\"code\":\"too-long\",\"field\":\"content.text\",\"title\":\"Bad Request\"}");
        assertThat(send()).isEqualTo(new Answer.Refused("too-long", "content.text"));
        answer(409, "{\"code\":\"conversation-closed\"}");
        assertThat(send()).isEqualTo(new Answer.Refused("conversation-closed", null));
        answer(404, "{\"code\":\"no-such-person\"}");
        assertThat(send()).isEqualTo(new Answer.Refused("no-such-person", null));
        answer(429, "{\"code\":\"busy\",\"retryAfterMillis\":70}");
        assertThat(send()).isEqualTo(new Answer.Busy(70));
        answer(503, "{\"code\":\"busy\",\"retryAfterMillis\":80}");
        assertThat(send()).isEqualTo(new Answer.Busy(80));
    }

    @Test
    void everythingElseIsAFaultAndMayBeTriedAgain() {
        for (var bad : new int[] {401, 404, 500, 502, 503}) {
            answer(bad, "<html>");
            assertThat(send()).isEqualTo(new Answer.Failed());
            answer(bad, "{}");
            assertThat(send()).isEqualTo(new Answer.Failed());
            answer(bad, "");
            assertThat(send()).isEqualTo(new Answer.Failed());
        }
        answer(200, "[]");
        assertThat(send()).isEqualTo(new Answer.Failed());
        answer(200, "");
        assertThat(send()).isEqualTo(new Answer.Failed());
        server.stop(0);
        assertThat(send()).isEqualTo(new Answer.Failed());
    }

    @Test
    void whoWasNotAddedToAGroupComesWithTheAnswer() {
        var one = new AccountId(UUID.randomUUID());
        var other = new AccountId(UUID.randomUUID());
        answer(
                200,
                "{\"notAdded\":[{\"account\":\"%s\",\"code\":\"group-full\"},{\"account\":\"%s\"}]}"
                        .formatted(one, other));
        assertThat(send())
                .isEqualTo(new Answer.Accepted(
                        null, null, null, List.of(new NotAdded(one, "group-full"), new NotAdded(other, null))));
    }

    @Test
    void aFaultThatSaysWhenToTryAgainIsStillAFault() {
        answer(503, "{\"code\":\"failed\",\"retryAfterMillis\":1000}");
        assertThat(send()).isEqualTo(new Answer.Failed());
    }

    @Test
    void oneThatDoesNotAnswerIsNotWaitedForLong() throws Exception {
        try (var silent = new java.net.ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var side = new HttpCommandClient(
                        URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(300))) {
            assertThat(side.send("t", ACTOR, COMMAND)).isEqualTo(new Answer.Failed());
        }
    }

    private void answer(int code, String text) {
        status = code;
        body = text;
    }

    private Answer send() {
        return commandSide.send("t.o.k", ACTOR, COMMAND);
    }
}
