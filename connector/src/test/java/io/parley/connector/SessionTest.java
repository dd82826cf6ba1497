package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class SessionTest {
    private static Node node;
    private final Stage stage = Stage.up();

    @BeforeAll
    static void start() {
        node = Node.start("parley.connector.heartbeat=2s");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aTokenThatIsNotValidGetsNobodyIn() throws Exception {
        for (var token : badTokens()) {
            try (var client = Client.stranger(node)) {
                client.hello(token);
                assertThat(client.closeCode()).as(token).isEqualTo(4002);
                assertThat(client.frames).isEmpty();
            }
            assertThat(node.post(token, "{}").statusCode()).as(token).isEqualTo(401);
        }
    }

    @Test
    void clocksMayDifferByAFewSeconds() {
        var justOver = stage.token(c -> c.expirationTime(Date.from(Instant.now().minusSeconds(1))));
        assertThat(node.post(justOver, "{}").statusCode()).isEqualTo(400);
    }

    private List<String> badTokens() throws Exception {
        var foreign = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        var claims = JWTClaimsSet.parse(
                SignedJWT.parse(stage.token(_ -> {})).getJWTClaimsSet().toJSONObject());
        var symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(), claims);
        symmetric.sign(new MACSigner(new byte[32]));
        return List.of(
                "garbage",
                "a.b.c",
                "%20",
                stage.token(c -> c.expirationTime(Date.from(Instant.now().minusSeconds(6)))),
                stage.token(c -> c.expirationTime(null)),
                stage.token(c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(60)))),
                stage.token(c -> c.issuer("someone")),
                stage.token(c -> c.audience("something")),
                stage.token(c -> c.audience((String) null)),
                stage.token(c -> c.subject(null)),
                stage.token(c -> c.subject("root")),
                stage.token(c -> c.claim("sid", null)),
                stage.token(c -> c.claim("sid", "x")),
                stage.token(_ -> {}, foreign),
                symmetric.serialize(),
                new PlainJWT(claims).serialize());
    }

    @Test
    void whileKeysAreOutOfReachNobodyIsToldThatTheTokenIsBad() {
        try (var blind = Node.start("parley.auth.jwks-url=http://127.0.0.1:" + Stage.freePort() + "/keys");
                var client = Client.stranger(blind)) {
            client.hello();
            assertThat(client.closeCode()).isEqualTo(1011);
            var response = blind.post(stage.token(_ -> {}), "{}");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("\"code\":\"failed\"");
        }
    }

    @Test
    void aTokenNotRenewedInTimeClosesTheSocket() {
        try (var client = Client.stranger(node)) {
            client.hello(stage.token(client.account, client.session, Duration.ofSeconds(2)));
            client.expect("welcome");
            assertThat(client.closeCode()).isEqualTo(4002);
        }
    }

    @Test
    void aRenewedTokenKeepsItOpen() {
        try (var client = Client.stranger(node)) {
            client.hello(stage.token(client.account, client.session, Duration.ofSeconds(2)));
            client.expect("welcome");
            renew(client, stage.token(client.account, client.session));
            client.expect("renewed");
            var expired = Instant.now().plusSeconds(3);
            await().until(() -> Instant.now().isAfter(expired));
            client.command("still-here");
            client.expect("accepted");
        }
    }

    @Test
    void onlyANewerTokenOfTheSameSessionRenews() {
        assertThatRenewalCloses((account, _) -> stage.token(account, SessionId.random()));
        assertThatRenewalCloses((_, session) -> stage.token(new AccountId(UUID.randomUUID()), session));
        assertThatRenewalCloses((account, session) -> stage.token(account, session, Duration.ofMinutes(5)));
        assertThatRenewalCloses((account, session) -> stage.token(account, session, Duration.ofSeconds(-1)));
        assertThatRenewalCloses((_, _) -> "garbage");
    }

    private void assertThatRenewalCloses(BiFunction<AccountId, SessionId, String> token) {
        try (var client = Client.known(node)) {
            renew(client, token.apply(client.account, client.session));
            assertThat(client.closeCode()).isEqualTo(4002);
        }
    }

    @Test
    void theEndOfASessionClosesItsSocketsWithinASecond() {
        try (var client = Client.known(node);
                var second = new Client(node, client.account, client.session, true);
                var otherDevice = Client.known(node, client.account)) {
            second.hello();
            second.expect("welcome");
            var before = System.nanoTime();
            stage.endSession(client.session);
            assertThat(client.closeCode()).isEqualTo(4001);
            assertThat(second.closeCode()).isEqualTo(4001);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            otherDevice.command("r");
            otherDevice.expect("accepted");
        }
    }

    @Test
    void anEndedSessionGetsNowhere() {
        var account = new AccountId(UUID.randomUUID());
        var session = SessionId.random();
        stage.endSession(session);
        try (var client = new Client(node, account, session, true)) {
            client.hello();
            assertThat(client.closeCode()).isEqualTo(4001);
        }
        var response = node.post(stage.token(account, session), Client.sendCommand(UUID.randomUUID(), "hi"));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.body()).contains("\"code\":\"session-ended\"");
    }

    private static void renew(Client client, String token) {
        client.send("{\"type\":\"renew\",\"token\":\"" + token + "\"}");
    }
}
