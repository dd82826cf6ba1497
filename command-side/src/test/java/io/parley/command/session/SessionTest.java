package io.parley.command.session;

import static io.parley.command.Nodes.ONE;
import static io.parley.command.Nodes.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.api.Json;
import io.parley.api.account.AccountCommand.ChangeNickname;
import io.parley.api.account.SessionId;
import io.parley.api.account.SessionList;
import io.parley.api.account.SessionView;
import io.parley.api.wire.Actor;
import io.parley.command.Node;
import io.parley.command.account.Credentials;
import io.parley.command.gateway.Refused;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@Tag("integration")
class SessionTest {
    private static final String PASSWORD = "/api/session/password";

    private final JdbcClient jdbc = JdbcClient.create(ONE.bean(DataSource.class));
    private String handle;
    private Actor ann;
    private HttpResponse<String> opened;

    @BeforeEach
    void logIn() {
        handle = Node.handle();
        ann = ONE.register(handle);
        opened = logIn(handle);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
    }

    @Test
    void theAccessTokenNamesAccountAndSessionForFifteenMinutes() {
        var body = Node.json(opened);
        var token = TWO.bean(JwtDecoder.class).decode(body.get("accessToken").asString());
        assertThat(token.getSubject()).isEqualTo(ann.account().toString());
        assertThat(token.getClaimAsString("sid"))
                .isEqualTo(body.get("sessionId").asString());
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofMinutes(15));
        assertThat(body.get("accountId").asString()).isEqualTo(ann.account().toString());
        assertThat(body.get("expiresInSeconds").asLong()).isEqualTo(900);
        assertThat(ONE.get("/api/session/keys").body()).contains("P-256").doesNotContain("\"d\"");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        assertThat(setCookie(opened))
                .contains("HttpOnly", "SameSite=Strict", "Path=/api/session", "Max-Age=2592000")
                .doesNotContain("Secure");
    }

    @Test
    void theCookiesAreSecureByTheOriginOfThePage() {
        var login = "{\"login\":\"" + handle + "\",\"password\":\"correct horse\"}";
        var cookies = ONE.post("/api/session", login, "Origin", "https://chat.example.org")
                .headers()
                .allValues("Set-Cookie");
        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie ->
                        assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/api/session"));
        assertThat(ONE.post("/api/session", login, "Origin", ONE.origin)
                        .headers()
                        .allValues("Set-Cookie"))
                .hasSize(2)
                .noneSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void oneOldTokenHasOneSuccessorHoweverOftenItComes() throws Exception {
        var old = cookie(opened);
        Callable<String> renewal = () -> cookie(refreshOn(Math.random() < 0.5 ? ONE : TWO, old));
        try (var tabs = Executors.newFixedThreadPool(15)) {
            var successors = tabs.invokeAll(Collections.nCopies(150, renewal));
            assertThat(successors)
                    .extracting(Future::resultNow)
                    .containsOnly(successors.getFirst().resultNow());
        }
        assertThat(jdbc.sql("SELECT count(*) FROM refresh_token WHERE session_id = ?")
                        .param(UUID.fromString(sessionId()))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        var next = refresh(cookie(refresh(old)));
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(refresh(cookie(next)).statusCode()).isEqualTo(200);
    }

    @Test
    void eachUseMakesANewTokenAndTheNewestIsGood() {
        var cookie = cookie(opened);
        for (var i = 0; i < 3; i++) {
            var answer = refresh(cookie);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(cookie(answer)).isNotEqualTo(cookie);
            cookie = cookie(answer);
        }
    }

    @Test
    void afterALostAnswerTheOneBeforeIsGoodForAMinute() {
        var first = cookie(opened);
        var lost = cookie(refresh(first));
        var again = refresh(first);
        assertThat(again.statusCode()).isEqualTo(200);
        // it is the same: whether the browser has kept it nobody knows
        assertThat(cookie(again)).isEqualTo(lost);
        assertThat(refresh(lost).statusCode()).isEqualTo(200);
    }

    @Test
    void twoTabsThatRenewAtOnceBothGoOn() {
        var cookie = cookie(opened);
        var other = CompletableFuture.supplyAsync(() -> refreshOn(TWO, cookie));
        var one = refresh(cookie);
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(other.join().statusCode()).isEqualTo(200);
        assertThat(refresh(cookie(one)).statusCode()).isEqualTo(200);
        assertThat(refresh(cookie(other.join())).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatComesAgainLaterEndsItsSession() {
        var first = cookie(opened);
        var second = cookie(refresh(first));
        aMinutePasses();
        try (var ended = new Ended()) {
            assertThat(refresh(first).statusCode()).isEqualTo(401);
            ended.awaits(sessionId());
        }
        assertThat(refresh(second).statusCode()).isEqualTo(401);
        assertThat(ONE.bean(StringRedisTemplate.class).hasKey("parley:session:ended:" + sessionId()))
                .isTrue();
    }

    @Test
    void aTokenFromBeforeTheLastEndsItsSessionAtOnce() {
        var first = cookie(opened);
        var third = cookie(refresh(cookie(refresh(first))));
        assertThat(refresh(first).statusCode()).isEqualTo(401);
        assertThat(refresh(third).statusCode()).isEqualTo(401);
    }

    @Test
    void aSuccessorThatAThiefGotIsGoodOnlyUntilTheOtherIsUsed() {
        var stolen = cookie(opened);
        var owners = cookie(refresh(stolen));
        var thiefs = cookie(refresh(stolen));
        var next = cookie(refresh(owners));
        aMinutePasses();
        assertThat(refresh(thiefs).statusCode()).isEqualTo(401);
        assertThat(refresh(next).statusCode()).isEqualTo(401);
    }

    @Test
    void loggingOutEndsTheSessionEverywhere() {
        try (var ended = new Ended()) {
            var answer = ONE.post("/api/session/end", "{}", "Cookie", cookie(opened), "Origin", ONE.origin);
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(setCookie(answer)).contains("Max-Age=0");
            ended.awaits(sessionId());
        }
        assertThat(refreshOn(TWO, cookie(opened)).statusCode()).isEqualTo(401);
        assertThat(ONE.post("/api/session/end", "{}", "Cookie", cookie(opened), "Origin", ONE.origin)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aSessionIsGoodForThirtyDaysAfterItsLastUse() {
        var cookie = cookie(refresh(cookie(opened)));
        var left = jdbc.sql("SELECT expires - now() > interval '29 days 23 hours' FROM session WHERE id = ?")
                .param(UUID.fromString(sessionId()))
                .query(Boolean.class)
                .single();
        assertThat(left).isTrue();
        jdbc.sql("UPDATE session SET expires = now() WHERE id = ?")
                .param(UUID.fromString(sessionId()))
                .update();
        assertThat(refresh(cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void tokensAreKeptAsHashesOnly() {
        var token = cookie(opened).substring("parley_refresh=".length());
        assertThat(jdbc.sql("SELECT count(*) FROM refresh_token WHERE hash = ?")
                        .param(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void oneLogsInByAnyOfTheThreeNames() {
        var digits = String.valueOf(1_000_000_000L + Math.floorMod(handle.hashCode(), 1_000_000_000));
        var other = Node.handle();
        var form = Node.form(UUID.randomUUID(), other)
                .replace("\"password\"", "\"phone\":\"+49" + digits + "\",\"password\"");
        assertThat(ONE.post("/api/accounts", form).statusCode()).isEqualTo(201);
        for (var login :
                List.of(other, other.toUpperCase(java.util.Locale.ROOT), other + "@Example.org", "+49" + digits)) {
            assertThat(logIn(login).statusCode()).as(login).isEqualTo(200);
        }
    }

    @Test
    void oneLogsInByAnAddressThatBeginsWithAPlusSign() {
        var other = Node.handle();
        var form = Node.form(UUID.randomUUID(), other).replace(other + "@", "+" + other + "@");
        assertThat(ONE.post("/api/accounts", form).statusCode()).isEqualTo(201);
        assertThat(logIn("+" + other + "@example.org").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyAndAWrongPasswordAreOneAnswer() {
        var wrong = ONE.post("/api/session", "{\"login\":\"" + handle + "\",\"password\":\"wrong horse\"}");
        var nobody = ONE.post("/api/session", "{\"login\":\"" + Node.handle() + "\",\"password\":\"wrong horse\"}");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("wrong-credentials").isEqualTo(nobody.body());
    }

    @Test
    void failuresSlowANameDownFromOneAddressAndLockNothing() {
        for (var login : List.of(handle, Node.handle())) {
            var wrong = "{\"login\":\"" + login + "\",\"password\":\"wrong horse\"}";
            var last = ONE.post("/api/session", wrong);
            for (var i = 0; i < 10 && last.statusCode() == 403; i++) {
                last = (i % 2 == 0 ? ONE : TWO).post("/api/session", wrong);
            }
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).isPresent();
            assertThat(Node.json(last).get("retryAfterMillis").asLong()).isBetween(1L, 60_000L);
        }
        // the account is not locked: by another name of it, it is another count
        assertThat(logIn(handle + "@example.org").statusCode()).isEqualTo(200);
    }

    @Test
    void anAccountUnderAttackIsBrakedByAllItsNamesButNotOnItsDevices() {
        var other = Node.handle();
        ONE.register(other);
        for (var login : List.of(handle, handle + "@example.org")) {
            for (var i = 0; i < 3; i++) {
                assertThat(logIn(login, "wrong horse").statusCode()).isEqualTo(403);
            }
        }
        var brake = TWO.bean(AccountBrake.class);
        for (var i = 0; i < 94; i++) {
            brake.failed(ann.account().toString());
        }
        // each network has a try: nobody is locked out
        assertThat(logIn(handle).statusCode()).isEqualTo(200);
        for (var login : List.of(handle, handle + "@example.org")) {
            var braked = logIn(login);
            assertThat(braked.statusCode()).isEqualTo(429);
            assertThat(Node.json(braked).get("retryAfterMillis").asLong()).isBetween(1L, 300_000L);
        }
        assertThat(logIn(handle, "correct horse", device(logIn(other))).statusCode())
                .isEqualTo(429);
        assertThat(logIn(handle, "correct horse", "parley_device=x.y").statusCode())
                .isEqualTo(429);
        // a log-out forgets no device
        ONE.post("/api/session/end", "{}", "Cookie", cookie(opened), "Origin", ONE.origin);
        assertThat(logIn(handle, "correct horse", device(opened)).statusCode()).isEqualTo(200);
        assertThat(logIn(handle, "wrong horse", device(opened)).statusCode()).isEqualTo(403);
        assertThat(logIn(handle + "@example.org", "correct horse", device(opened))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneSeesWhereOneIsLoggedInTheLastUsedFirst() {
        var second = logIn(handle);
        refresh(cookie(opened));
        var over = logIn(handle);
        ONE.post("/api/session/end", "{}", "Cookie", cookie(over), "Origin", ONE.origin);
        var out = logIn(handle);
        jdbc.sql("UPDATE session SET expires = now() WHERE id = ?")
                .param(UUID.fromString(sessionId(out)))
                .update();
        ONE.register();

        var listed = TWO.get("/api/sessions", "Authorization", bearer(second));
        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(200);
        assertThat(listed.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        var sessions = Json.STRICT.readValue(listed.body(), SessionList.class).sessions();
        assertThat(sessions)
                .extracting(SessionView::sessionId)
                .extracting(SessionId::toString)
                .containsExactly(sessionId(), sessionId(second));
        assertThat(sessions).extracting(SessionView::current).containsExactly(false, true);
        assertThat(sessions).allSatisfy(session -> {
            assertThat(session.client()).isEqualTo("Test");
            assertThat(session.lastUsed()).isAfterOrEqualTo(session.created());
        });
        assertThat(sessions.getFirst().lastUsed()).isAfter(sessions.getFirst().created());
    }

    @Test
    void oneEndsAnotherOfOnesLogInsEverywhere() {
        var second = logIn(handle);
        try (var ended = new Ended()) {
            assertThat(end(second, sessionId()).statusCode()).isEqualTo(204);
            ended.awaits(sessionId());
        }
        assertThat(refreshOn(TWO, cookie(opened)).statusCode()).isEqualTo(401);
        // its access token is good by itself for some minutes, and still asks no more
        for (var answer :
                List.of(TWO.get("/api/sessions", "Authorization", bearer(opened)), end(opened, sessionId(second)))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"session-ended\"");
        }
        assertThat(refresh(cookie(second)).statusCode()).isEqualTo(200);
        // told again, as an answer may have been lost
        assertThat(end(second, sessionId()).statusCode()).isEqualTo(204);
    }

    @Test
    void anothersLogInAndOneThatIsNotThereAreOneAnswerAndStay() {
        var other = Node.handle();
        ONE.register(other);
        var others = logIn(other);
        assertThat(end(opened, sessionId(others)).statusCode()).isEqualTo(204);
        assertThat(end(opened, UUID.randomUUID().toString()).statusCode()).isEqualTo(204);
        assertThat(refresh(cookie(others)).statusCode()).isEqualTo(200);
        assertThat(ONE.bean(StringRedisTemplate.class).hasKey("parley:session:ended:" + sessionId(others)))
                .isFalse();
    }

    @Test
    void logInsAreNobodysWithoutAToken() {
        assertThat(ONE.get("/api/sessions").statusCode()).isEqualTo(401);
        assertThat(ONE.get("/api/sessions", "Cookie", cookie(opened)).statusCode())
                .isEqualTo(401);
        assertThat(ONE.post("/api/sessions/" + sessionId() + "/end", "{}").statusCode())
                .isEqualTo(401);
        assertThat(end(opened, "x").body()).contains("\"invalid\"", "\"id\"");
    }

    @Test
    void aChangedPasswordEndsAllOtherSessionsAndKeepsThisOne() {
        var here = logIn(handle);
        var stranger = Node.handle();
        ONE.register(stranger);
        var strangers = logIn(stranger);
        try (var ended = new Ended()) {
            var answer = change(here, "correct horse", "tidal lantern");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            ended.awaits(sessionId());
            // the device is known by the new password
            assertThat(logIn(handle, "tidal lantern", device(answer)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(refreshOn(TWO, cookie(opened)).statusCode()).isEqualTo(401);
        assertThat(refreshOn(TWO, cookie(here)).statusCode()).isEqualTo(200);
        assertThat(refresh(cookie(strangers)).statusCode()).isEqualTo(200);
        assertThat(logIn(handle, "correct horse").statusCode()).isEqualTo(403);
        assertThat(logIn(handle + "@example.org", "tidal lantern").statusCode()).isEqualTo(200);
        // it has ended, though its token is still good by itself
        assertThat(change(opened, "tidal lantern", "another lantern").body()).contains("\"session-ended\"");
    }

    @Test
    void withoutTheOldPasswordNothingChanges() {
        var second = logIn(handle);
        var wrong = change(opened, "wrong horse", "tidal lantern");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("\"wrong-password\"", "\"oldPassword\"");
        var last = wrong;
        for (var i = 0; i < 10 && last.statusCode() == 403; i++) {
            last = change(opened, "wrong horse", "tidal lantern");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(change(opened, "correct horse", "tidal lantern").statusCode())
                .isEqualTo(429);
        assertThat(logIn(handle, "tidal lantern").statusCode()).isEqualTo(403);
        assertThat(refresh(cookie(second)).statusCode()).isEqualTo(200);
        assertThat(ONE.post(PASSWORD, changing("correct horse", "tidal lantern"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aNewPasswordMeetsTheRulesOfARegistration() {
        ONE.settled(ann, new ChangeNickname(UUID.randomUUID(), "Wilhelmina"));
        var bad = Map.of(
                "short",
                "400 too-short",
                "x".repeat(129),
                "400 too-long",
                "password123",
                "400 guessable",
                "wilhelmina-1",
                "400 guessable",
                handle + "77",
                "400 guessable",
                "correct horse",
                "409 same-password");
        bad.forEach((password, problem) -> {
            var answer = change(opened, "correct horse", password);
            var code = Node.json(answer).get("code").asString();
            assertThat(answer.statusCode() + " " + code).as(password).isEqualTo(problem);
            assertThat(Node.json(answer).get("field").asString()).isEqualTo("newPassword");
        });
        assertThat(logIn(handle).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyLogsInByAPasswordThatWasChangedMeanwhile() {
        var credentials = ONE.bean(Credentials.class);
        var before = credentials.of(ann.account()).orElseThrow();
        assertThat(change(opened, "correct horse", "tidal lantern").statusCode())
                .isEqualTo(204);
        var client = new Sessions.Client("127.0.0.1", "Test");
        assertThatThrownBy(() -> ONE.bean(Sessions.class).begin(before, "late", client))
                .isInstanceOf(Refused.class);
        assertThat(credentials.replace(before, "another")).isFalse();
    }

    private static HttpResponse<String> change(HttpResponse<String> by, String old, String password) {
        return ONE.post(PASSWORD, changing(old, password), "Authorization", bearer(by), "Origin", ONE.origin);
    }

    private static String changing(String old, String password) {
        return "{\"oldPassword\":\"" + old + "\",\"newPassword\":\"" + password + "\"}";
    }

    private static HttpResponse<String> end(HttpResponse<String> by, String session) {
        return ONE.post("/api/sessions/" + session + "/end", "{}", "Authorization", bearer(by), "Origin", ONE.origin);
    }

    private static String bearer(HttpResponse<String> opened) {
        return "Bearer " + Node.json(opened).get("accessToken").asString();
    }

    private HttpResponse<String> logIn(String login) {
        return ONE.post(
                "/api/session", "{\"login\":\"" + login + "\",\"password\":\"correct horse\",\"client\":\"Test\"}");
    }

    private static HttpResponse<String> logIn(String login, String password, String... device) {
        var form = "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
        return device.length == 0
                ? ONE.post("/api/session", form)
                : ONE.post("/api/session", form, "Cookie", device[0], "Origin", ONE.origin);
    }

    private static String device(HttpResponse<String> opened) {
        return opened.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("parley_device="))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> refresh(String cookie) {
        return refreshOn(ONE, cookie);
    }

    private static HttpResponse<String> refreshOn(Node node, String cookie) {
        return node.post("/api/session/refresh", "{}", "Cookie", cookie, "Origin", node.origin);
    }

    private void aMinutePasses() {
        jdbc.sql("UPDATE session SET rotated = rotated - interval '61 seconds' WHERE id = ?")
                .param(UUID.fromString(sessionId()))
                .update();
    }

    private String sessionId() {
        return sessionId(opened);
    }

    private static String sessionId(HttpResponse<String> opened) {
        return Node.json(opened).get("sessionId").asString();
    }

    private static String setCookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String cookie(HttpResponse<String> answer) {
        return setCookie(answer).split(";", 2)[0];
    }

    /// The sessions whose end was told since it was made.
    private static final class Ended implements AutoCloseable {
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final org.springframework.data.redis.connection.RedisConnection connection =
                ONE.bean(RedisConnectionFactory.class).getConnection();

        Ended() {
            connection.subscribe(
                    (message, pattern) ->
                            told.add(new String(message.getBody(), java.nio.charset.StandardCharsets.UTF_8)),
                    "parley:sessions:ended".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        void awaits(String session) {
            await().atMost(Duration.ofSeconds(10)).until(() -> told.contains(session));
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
