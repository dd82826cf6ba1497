package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("integration")
class HandshakeTest {
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start(
                "parley.connector.hello-within=700ms",
                "parley.connector.sockets-per-address=3",
                // on which Jetty would believe everybody's forwarding headers
                "spring.main.cloud-platform=kubernetes",
                "parley.web.trusted-proxies=127.0.0.0/8,10.1.0.0/16");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void whatIsNoHandshakeIsAProblem() throws Exception {
        assertProblem("GET", "/ws", 400, "bad-request");
        assertProblem("POST", "/ws", 405, "method-not-allowed");
        assertProblem("GET", "/ws?token=x", 400, "unknown-field");
        assertProblem("GET", "/ws/", 404, "not-found");
        for (var header : new String[] {"Sec-WebSocket-Extensions: ;;;", "Sec-WebSocket-Extensions: a; =,"}) {
            try (var socket = RawSocket.to(node, header)) {
                assertThat(socket.status()).as(header).isIn(101, 400);
            }
        }
    }

    private static void assertProblem(String method, String path, int status, String code) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        var response = Node.HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void onlyPagesOfOurOriginGetIn() throws Exception {
        try (var ours = from("1", "Origin: http://127.0.0.1:" + node.port);
                var odd = from("8", "Origin: HTTP://127.0.0.1.:" + node.port + "/");
                var noBrowser = from("1");
                var other = from("1", "Origin: https://evil.example");
                var opaque = from("1", "Origin: null");
                var otherPort = from("1", "Origin: http://127.0.0.1:1")) {
            assertThat(ours.status()).isEqualTo(101);
            assertThat(odd.status()).isEqualTo(101);
            assertThat(noBrowser.status()).isEqualTo(101);
            assertThat(other.status()).isEqualTo(403);
            assertThat(opaque.status()).isEqualTo(403);
            assertThat(otherPort.status()).isEqualTo(403);
        }
    }

    @Test
    void aForeignHostNameIsTurnedAway() throws Exception {
        try (var rebound = new RawSocket(node, "evil.example:" + node.port)) {
            assertThat(rebound.status()).isEqualTo(403);
            assertThat(rebound.response).contains("application/problem+json");
        }
    }

    @Test
    void framesAreNeverCompressed() throws Exception {
        try (var socket = from("2", "Sec-WebSocket-Extensions: permessage-deflate")) {
            assertThat(socket.status()).isEqualTo(101);
            assertThat(socket.response).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
        }
    }

    @Test
    void socketsPerAddressAreLimited() throws Exception {
        try (var one = from("10.1.0.9, 192.0.2.1, 10.1.2.3");
                var two = from("192.0.2.1");
                var three = from("192.0.2.1");
                var tooMany = from("192.0.2.1");
                var madeUp = from("198.51.100.1, 192.0.2.1");
                var another = from("192.0.2.2")) {
            assertThat(tooMany.next()).isEqualTo("4006");
            assertThat(madeUp.next()).isEqualTo("4006");
            another.sendText(hello());
            assertThat(another.next()).contains("welcome");
            tooMany.leave();
            madeUp.leave();
            three.leave();
            await().untilAsserted(() -> {
                try (var again = from("192.0.2.1")) {
                    again.sendText(hello());
                    assertThat(again.next()).contains("welcome");
                }
            });
            assertThat(one.status() + two.status()).isEqualTo(202);
        }
    }

    /// However it writes its address, and also if each socket has another address of its network.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.9:%d | 4006",
                "[2001:db8:1:1::%d]:443 | 4006",
                "[2001:db8:1:2::1]:%d | 4006",
                "2001:db8:1:3::%d | 4006",
                "::ffff:192.0.2.10%%%d | 4006",
                "unknown:%d | 4006",
                "192.0.2.1%d | welcome"
            })
    void allSocketsOfANetworkAreCountedTogether(String address, String fourth) throws Exception {
        try (var one = from(address.formatted(1), known());
                var two = from(address.formatted(2), known());
                var three = from(address.formatted(3), known());
                var four = from(address.formatted(4), known())) {
            assertThat(one.next() + two.next() + three.next()).doesNotContain("4006");
            assertThat(four.next()).contains(fourth);
        }
    }

    @Test
    void whoeverHasManyNetworksIsLimitedToo() throws Exception {
        var open = new ArrayList<RawSocket>();
        try {
            for (var i = 0; i < 16 * 3; i++) {
                open.add(from("[2001:db8:2:%x::1]:443".formatted(i), known()));
            }
            try (var tooMany = from("[2001:db8:2:ffff::1]:443", known());
                    var another = from("[2001:db8:3:1::1]:443", known())) {
                assertThat(tooMany.next()).isEqualTo("4006");
                assertThat(another.next()).contains("welcome");
            }
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void theStandardHeaderIsReadAsWell() throws Exception {
        var open = new ArrayList<RawSocket>();
        try {
            for (var i = 0; i < 3; i++) {
                var forwarded = "Forwarded: for=\"[2001:db8:4::" + i + "]:47" + i + "\";proto=https";
                open.add(RawSocket.to(node, forwarded, known()));
            }
            try (var tooMany = RawSocket.to(node, "Forwarded: for=6.6.6.6, For=\"[2001:db8:4::9]\"", known())) {
                assertThat(tooMany.next()).isEqualTo("4006");
            }
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void whoeverSaysNothingIsClosed() throws Exception {
        try (var silent = from("3");
                var chatty = from("3")) {
            chatty.sendText("{}");
            assertThat(chatty.next()).contains("refused");
            assertThat(silent.next()).isEqualTo("4002");
            assertThat(chatty.next()).isEqualTo("4002");
        }
    }

    @Test
    void anotherVersionOfTheProtocolIsToldToReload() throws Exception {
        try (var socket = from("4")) {
            socket.sendText("{\"type\":\"hello\",\"v\":3,\"token\":\"t\"}");
            assertThat(socket.next()).isEqualTo("4004");
        }
    }

    @Test
    void anythingBeforeHelloIsOutOfPlace() throws Exception {
        try (var socket = from("5")) {
            socket.sendText("{\"type\":\"alive\"}");
            assertThat(socket.next()).isEqualTo("4005");
        }
    }

    @Test
    void aFrameBeforeHelloIsSmall() throws Exception {
        try (var socket = from("6")) {
            socket.sendText("{\"type\":\"hello\",\"v\":2,\"token\":\"" + "x".repeat(4096) + "\"}");
            assertThat(socket.next()).isEqualTo("1009");
        }
    }

    @Test
    void theTokenMayComeInTheHeader() throws Exception {
        var account = new AccountId(UUID.randomUUID());
        var token = Stage.up().token(account, SessionId.random());
        try (var socket = from("7", "Authorization: Bearer " + token)) {
            assertThat(socket.next()).contains("welcome", account.toString(), "\"heartbeatMillis\":20000");
        }
        try (var socket = from("7", "Authorization: Bearer " + token + "x")) {
            assertThat(socket.status()).isEqualTo(401);
            assertThat(socket.response).contains("application/problem+json");
        }
    }

    /// Who is known stays connected.
    private static String known() {
        return "Authorization: Bearer " + Stage.up().token(_ -> {});
    }

    private static String hello() {
        return "{\"type\":\"hello\",\"v\":2,\"token\":\"" + Stage.up().token(_ -> {}) + "\"}";
    }

    private static RawSocket from(String address, String... headers) throws Exception {
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "X-Forwarded-For: " + address;
        return RawSocket.to(node, all);
    }
}
