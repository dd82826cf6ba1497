package io.parley.query;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each route, with everybody and everything that it should refuse.
@Tag("integration")
class StrangersTest {
    private static final String CONVERSATION = "/api/conversations/" + UUID.randomUUID();
    private static final String LINK = "{\"conversationId\":\"%s\",\"linkId\":\"%s\",\"token\":\"x\"}"
            .formatted(UUID.randomUUID(), UUID.randomUUID());
    private static final List<String> READS = List.of(
            "/api/me",
            "/api/friendships",
            "/api/conversations",
            CONVERSATION,
            CONVERSATION + "/timeline",
            CONVERSATION + "/members",
            CONVERSATION + "/messages/1/readers",
            CONVERSATION + "/requests",
            CONVERSATION + "/links",
            "/api/groups/invitations",
            "/api/inbox?epoch=1.1&after=0",
            "/api/snapshot");
    /// A person with a link but no account may preview it.
    private static final String PREVIEW = "/api/groups/preview";

    private static final Map<String, String> QUESTIONS =
            Map.of("/api/people", "{\"ids\":[]}", "/api/people/search", "{\"query\":\"anna\"}", PREVIEW, LINK);

    private final TestServer server = TestServer.all().findFirst().orElseThrow();
    private final AccountId anna = server.seed().account();

    @BeforeEach
    void ready() {
        server.seed().ready();
    }

    @Test
    void whoeverHasNoTokenIsTurnedDown() {
        onEachRoute(request -> request, "401 unauthenticated", "404 no-such-link");
        onEachRoute(
                request -> request.header("Authorization", "Basic YTpi"), "401 unauthenticated", "404 no-such-link");
        onEachRoute(request -> request.header("Authorization", "Bearer nonsense"), "401 unauthenticated");
        onEachRoute(request -> request.header("Authorization", "Bearer a b"), "401 unauthenticated");
    }

    @Test
    void aTokenInTheAddressIsNone() {
        assertThat(server.send("/api/me?access_token=" + TestTokens.of(anna), r -> r)
                        .problem())
                .isEqualTo("401 unauthenticated");
    }

    @Test
    void aTokenThatIsNotOursIsTurnedDown() throws JOSEException {
        var past = Date.from(Instant.now().minusSeconds(6));
        var future = Date.from(Instant.now().plusSeconds(300));
        refused(token(claims -> claims.expirationTime(past)));
        refused(token(claims -> claims.expirationTime(null)));
        refused(token(claims -> claims.notBeforeTime(future)));
        refused(token(claims -> claims.audience("others")));
        refused(token(claims -> claims.audience((String) null)));
        refused(token(claims -> claims.issuer("others")));
        refused(token(claims -> claims.issuer(null)));
        refused(token(claims -> claims.subject(null)));
        refused(token(claims -> claims.subject("anna")));
        refused(token(claims -> claims.claim("sid", null)));
        refused(token(claims -> claims.claim("sid", "1")));
        refused(TestTokens.signed(TestTokens.newKey(), anna, SessionId.random(), claims -> claims));
        refused(unsigned());
        refused(signedWithThePublicKeyAsSecret());
    }

    @Test
    void aSessionThatHasEndedAsksNoMore() {
        var session = SessionId.random();
        var token = TestTokens.of(anna, session);
        assertThat(server.send("/api/me", bearer(token)).status()).isEqualTo(200);
        server.end(session);
        onEachRoute(bearer(token), "401 session-ended");
    }

    @Test
    void nothingIsKeptByCaches() {
        READS.forEach(path -> assertThat(server.get(anna, path).header("Cache-Control"))
                .as(path)
                .contains("no-store"));
        assertThat(server.send("/api/me", r -> r).header("Cache-Control")).contains("no-store");
    }

    @Test
    void whatARouteDoesNotNameIsRefused() {
        READS.forEach(path -> {
            var more = path + (path.contains("?") ? "&" : "?") + "account=" + UUID.randomUUID();
            assertThat(server.get(anna, more).problem()).as(path).isEqualTo("400 unknown-field account");
            assertThat(server.post(anna, path, "{}").problem()).as(path).isEqualTo("405 method-not-allowed");
        });
        QUESTIONS.forEach((path, body) -> {
            assertThat(server.post(anna, path + "?account=1", body).problem()).isEqualTo("400 unknown-field account");
            assertThat(server.post(anna, path, body.replace("{", "{\"account\":1,"))
                            .problem())
                    .isEqualTo("400 unknown-field account");
            assertThat(server.get(anna, path).problem()).isEqualTo("405 method-not-allowed");
        });
        assertThat(server.get(anna, "/api/inbox?epoch=1.1&after=0&after=1").problem())
                .isEqualTo("400 invalid after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "7",
                "\"\"",
                "null",
                "{}",
                "{\"ids\":null,\"query\":null}",
                "{\"ids\":7,\"query\":7}",
                "{\"ids\":[\"x\"],\"query\":true}",
                "{\"ids\":[null],\"query\":{}}",
                "{\"ids\":[7],\"query\":[]}",
                "{\"ids\":{},\"query\":\"\"}",
                "{\"ids\":\"\",\"query\":\"\\u0000\"}",
                "{} {}"
            })
    void aBodyOfTheWrongShapeIsRefused(String body) {
        QUESTIONS
                .keySet()
                .forEach(path -> assertThat(server.post(anna, path, body).problem())
                        .as(path)
                        .matches("400 (required|invalid|unknown-field)( ids(\\[0])?| query| conversationId)?"));
    }

    @Test
    void aBodyThatIsNoUtf8IsRefused() {
        var broken = new byte[] {'{', '"', 'q', 'u', 'e', 'r', 'y', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
        assertThat(server.send(anna, "/api/people/search", json(BodyPublishers.ofByteArray(broken)))
                        .problem())
                .startsWith("400 invalid");
    }

    @Test
    void aBodyInAnotherEncodingIsRefused() {
        var body = "{\"query\":\"anna\"}";
        for (var charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "UTF-32", "UTF-32LE")) {
            refused(body.getBytes(Charset.forName(charset)));
        }
        refused(("\uFEFF" + body).getBytes(UTF_8));
        // overlong forms of `a` and of `"`, and half a surrogate pair
        for (var bytes : List.of("\u00C1\u00A1", "\u00E0\u0081\u00A1", "\u00C0\u00A2", "\u00ED\u00A0\u0080")) {
            refused(body.replaceFirst("a", bytes).getBytes(ISO_8859_1));
        }
        assertThat(server.post(anna, "/api/people/search", body).status()).isEqualTo(200);
    }

    private void refused(byte[] body) {
        assertThat(server.send(anna, "/api/people/search", json(BodyPublishers.ofByteArray(body)))
                        .problem())
                .isEqualTo("400 invalid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        epoch=%FF&after=0              | 400 invalid epoch
        epoch=1.1&after=%FF            | 400 invalid after
        epoch=%C0%AF&after=0           | 400 invalid epoch
        epoch=%ED%A0%80&after=0        | 400 invalid epoch
        epoch=%00&after=0              | 400 invalid epoch
        epoch=1%0A1&after=0            | 400 invalid epoch
        epoch=1.1&after=0&x%0AERROR=1  | 400 invalid
        epoch=1.1&after=0&%85=1        | 400 invalid
        epoch=1.1&after=0&=1           | 400 unknown-field
        epoch=1.1&after=0&after=0      | 400 invalid after
        epoch=1.1&after=0&Limit=1      | 400 unknown-field Limit
        epoch=1.1&after=0x0            | 400 invalid after
        epoch=1.1&after=%230           | 400 invalid after
        epoch=1.1&after=00             | 400 invalid after
        epoch=1.1&after=-0             | 400 invalid after
        epoch=1.1&after=%2B1           | 400 invalid after
        epoch=1.1&after=%201           | 400 invalid after
        epoch=1.1&after=1.0            | 400 invalid after
        epoch=1.1&after=%D9%A1         | 400 invalid after
        epoch=1.1&after=0&limit=0x10   | 400 invalid limit
        epoch=1.1&after=0&limit=010    | 400 invalid limit
        epoch=1.1&after=0&limit=       | 400 invalid limit
        epoch=1.1&after=0&limit        | 400 invalid limit
        """)
    void aQueryHasOneSpelling(String query, String problem) {
        assertThat(server.get(anna, "/api/inbox?" + query).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BE33D1A5-BECC-806F-B765-212AE2C802CE",
                "be33d1a5becc806fb765212ae2c802ce",
                "be33d1a5-becc-806f-b765-212ae2c802ce%20",
                "be33d1a5-becc-806f-b765-0212ae2c802ce",
                "1-1-1-1-1"
            })
    void anIdInAPathHasOneSpelling(String id) {
        assertThat(server.get(anna, "/api/conversations/" + id).problem()).isEqualTo("400 invalid id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        */*                             | 400 invalid Content-Type
        application/*                   | 400 invalid Content-Type
        multipart/form-data             | 400 invalid Content-Type
        json                            | 400 invalid Content-Type
        application/json; charset=x-y-z | 400 invalid Content-Type
        multipart/form-data; boundary=x | 415 unsupported-media-type
        application/x-www-form-urlencoded | 415 unsupported-media-type
        application/jsonfoo             | 415 unsupported-media-type
        application/problem+json        | 415 unsupported-media-type
        text/json                       | 415 unsupported-media-type
        application/json; charset=utf-16 | 415 unsupported-media-type
        application/json; charset=iso-8859-1 | 415 unsupported-media-type
        application/json; a=b           | 415 unsupported-media-type
        application/json; charset=UTF-8 | 200
        Application/JSON;charset="utf-8" | 200
        """)
    void aBodyIsJsonInUtf8(String type, String answer) {
        var reply = server.send(
                anna,
                "/api/people/search",
                request -> request.header("Content-Type", type).POST(BodyPublishers.ofString("{\"query\":\"anna\"}")));
        assertThat(reply.status() == 200 ? "200" : reply.problem()).isEqualTo(answer);
    }

    @Test
    void errorsOfEveryPathAreProblemsWithTheHeadersOfSecurity() {
        for (var path : List.of("/", "/error", "/api", "/api/none", "/api/me/", "/api/me;x=1", "/ws/", "/a//b")) {
            var reply = server.send(path, request -> request);
            assertThat(reply.problem()).as(path).matches("404 not-found|400 bad-request");
            assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void aHugeBodyIsRefused() {
        var huge = ("{\"query\":\"" + "x".repeat(300_000) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        QUESTIONS.keySet().forEach(path -> {
            assertThat(server.send(anna, path, json(BodyPublishers.ofByteArray(huge)))
                            .problem())
                    .isEqualTo("413 content-too-large");
            var ofUnknownLength = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge));
            assertThat(server.send(anna, path, json(ofUnknownLength)).problem()).isEqualTo("413 content-too-large");
        });
    }

    @Test
    void onlyJsonIsSpoken() {
        QUESTIONS.forEach((path, body) -> {
            var form = BodyPublishers.ofString(body);
            assertThat(server.send(
                                    anna,
                                    path,
                                    request -> request.header("Content-Type", "text/plain")
                                            .POST(form))
                            .problem())
                    .isEqualTo("415 unsupported-media-type");
        });
        READS.forEach(path -> assertThat(server.send(anna, path, r -> r.header("Accept", "text/html"))
                        .problem())
                .as(path)
                .matches("406 not-acceptable|404 no-such-conversation"));
    }

    private void onEachRoute(UnaryOperator<HttpRequest.Builder> asker, String problem) {
        onEachRoute(asker, problem, problem);
    }

    private void onEachRoute(UnaryOperator<HttpRequest.Builder> asker, String problem, String ofPreview) {
        READS.forEach(
                path -> assertThat(server.send(path, asker).problem()).as(path).isEqualTo(problem));
        QUESTIONS.forEach((path, body) -> assertThat(server.send(
                                path,
                                request -> asker.apply(
                                        json(BodyPublishers.ofString(body)).apply(request)))
                        .problem())
                .as(path)
                .isEqualTo(path.equals(PREVIEW) ? ofPreview : problem));
    }

    private void refused(String token) {
        onEachRoute(bearer(token), "401 unauthenticated");
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> otherwise) {
        return TestTokens.signed(TestTokens.KEY, anna, SessionId.random(), otherwise);
    }

    private String unsigned() {
        return new PlainJWT(claims()).serialize();
    }

    private String signedWithThePublicKeyAsSecret() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k").build(), claims());
        token.sign(new MACSigner(TestTokens.KEY.toECPublicKey().getEncoded()));
        return token.serialize();
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer("parley")
                .audience("parley")
                .subject(anna.toString())
                .claim("sid", SessionId.random().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(900)))
                .build();
    }

    private static UnaryOperator<HttpRequest.Builder> bearer(String token) {
        return request -> request.header("Authorization", "Bearer " + token);
    }

    private static UnaryOperator<HttpRequest.Builder> json(HttpRequest.BodyPublisher body) {
        return request -> request.header("Content-Type", "application/json").POST(body);
    }
}
