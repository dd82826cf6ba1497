package io.parley.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.command.Node;
import io.parley.command.Nodes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Limits charge what was judged, and nothing else.
@Tag("integration")
class ChargesTest {
    private static Node node;
    private final String handle = Node.handle();

    @BeforeAll
    static void start() {
        node = Node.start(
                Nodes.DATABASE,
                "--parley.registration.per-address=3",
                "--parley.auth.per-address=1000",
                "--parley.web.trusted-proxies=127.0.0.1");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void tenRightLogInsAtOnceAreNotRefused() {
        Nodes.ONE.register(handle);
        assertThat(atOnce(10, () -> logIn("correct horse", "198.51.100.1"))).containsOnly(200);
    }

    @Test
    void aLogInThatTheBusyHashingTurnedAwayIsNoFailure() {
        Nodes.ONE.register(handle);
        assertThat(atOnce(100, () -> logIn("correct horse", "198.51.100.2")))
                .contains(200, 503)
                .containsOnly(200, 503);
        // all five failures are left
        var wrong = IntStream.range(0, 6)
                .mapToObj(_ -> logIn("wrong horse", "198.51.100.2"))
                .toList();
        assertThat(wrong).containsExactly(403, 403, 403, 403, 403, 429);
        assertThat(logIn("correct horse", "198.51.100.3")).isEqualTo(200);
    }

    /// They were judged, though more than five at once. The name then waits for longer.
    @Test
    void failuresAtOnceAreAllCharged() {
        Nodes.ONE.register(handle);
        assertThat(atOnce(12, () -> logIn("wrong horse", "198.51.100.4"))).contains(403);
        assertThat(logIn("correct horse", "198.51.100.4")).isEqualTo(429);
    }

    @Test
    void refusedRegistrationsLeaveTheOthersTheirPlaces() {
        Nodes.ONE.register(handle);
        var statuses = IntStream.range(0, 10)
                .mapToObj(_ -> register(taken(), "198.51.100.5"))
                .toList();
        assertThat(statuses).containsOnly(409);
        statuses = IntStream.range(0, 4)
                .mapToObj(_ -> register(Node.form(UUID.randomUUID(), Node.handle()), "198.51.100.5"))
                .toList();
        assertThat(statuses).containsExactly(201, 201, 201, 429);
    }

    /// Each refusal tells which names are taken.
    @Test
    void refusalsHaveALimitOfTheirOwn() {
        Nodes.ONE.register(handle);
        var statuses = IntStream.range(0, 16)
                .mapToObj(_ -> register(taken(), "198.51.100.6"))
                .toList();
        assertThat(statuses.subList(0, 15)).containsOnly(409);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    private String taken() {
        return Node.form(UUID.randomUUID(), handle).replace("@example.org", "@example.net");
    }

    private static int register(String form, String from) {
        return node.post("/api/accounts", form, "X-Forwarded-For", from).statusCode();
    }

    private int logIn(String password, String from) {
        var form = "{\"login\":\"" + handle + "\",\"password\":\"" + password + "\"}";
        return node.post("/api/session", form, "X-Forwarded-For", from).statusCode();
    }

    private static List<Integer> atOnce(int times, Supplier<Integer> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, times)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(call, threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
