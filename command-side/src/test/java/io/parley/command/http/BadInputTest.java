package io.parley.command.http;

import static io.parley.command.Nodes.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.command.Node;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
class BadInputTest {
    private static final String ID = "01890000-0000-7000-8000-000000000001";
    private static String token;

    @BeforeAll
    static void logIn() {
        var handle = Node.handle();
        ONE.register(handle);
        var answer = ONE.post("/api/session", "{\"login\":\"" + handle + "\",\"password\":\"correct horse\"}");
        token = Node.json(answer).get("accessToken").asString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /api/accounts         | {                                        | invalid              | ``
        /api/accounts         | null                                     | required             | ``
        /api/accounts         | []                                       | invalid              | ``
        /api/accounts         | {}                                       | required             | clientId
        /api/accounts         | {"clientId":"x"}                         | invalid              | clientId
        /api/accounts         | {"clientId":7}                           | invalid              | clientId
        /api/session          | {}                                       | required             | login
        /api/session          | {"login":"ann"}                          | required             | password
        /api/session          | {"login":"ann","password":7}             | invalid              | password
        /api/session          | {"login":["ann"],"password":"p"}         | invalid              | login
        /api/session          | {"login":"-","password":"p"}             | invalid              | login
        /api/session          | {"login":"ann","password":"p","x":1}     | unknown-field        | x
        /api/session          | {"login":"ann","password":"p"} {}        | invalid              | ``
        /api/session          | {"login":"ann","login":"ann","password":"p"}  | invalid         | login
        /api/session          | {"login":"ann","password":"p","client":null}  | invalid         | client
        /api/session          | {"login":null,"password":"p"}            | required             | login
        /api/session/refresh  | {"a":1}                                  | unknown-field        | a
        /api/session/refresh  | ``                                       | required             | ``
        /api/session/end      | [1]                                      | invalid              | ``
        /api/session/password | {}                                       | required             | oldPassword
        /api/session/password | {"oldPassword":"p"}                      | required             | newPassword
        /api/session/password | {"oldPassword":"p","newPassword":7}      | invalid              | newPassword
        /api/session/password | {"oldPassword":"p","newPassword":"long horse\\u0000"}  | forbidden-characters | newPassword
        /internal/commands    | {}                                       | required             | type
        /internal/commands    | {"type":"friendship.befriend"}           | unknown-type         | type
        /internal/commands    | {"type":7}                               | unknown-type         | type
        /internal/commands    | {"type":"friendship.end"}                | required             | clientId
        /internal/commands    | {"type":"friendship.end","clientId":"ID"}| required             | other
        /internal/commands    | {"type":"friendship.end","clientId":"ID","other":"bob"}  | invalid | other
        /internal/commands    | {"type":"friendship.end","clientId":"01890000-0000-7000-8000-00000000000A","other":"ID"}  | invalid | clientId
        /internal/commands    | ["friendship.end",{"clientId":"ID","other":"ID"}]  | invalid | ``
        /internal/commands    | {"type":"friendship.request","clientId":"ID","other":"ID","remark":null}  | invalid | remark
        /internal/commands    | {"type":"friendship.request","clientId":"ID","other":"ID","source":0}  | invalid | source
        /internal/commands    | {"type":"friendship.end","clientId":"ID","other":"ID","actor":"ID"}  | unknown-field | actor
        /internal/commands    | {"type":"message.send","clientId":"ID","conversationId":"ID"}  | required | content
        /internal/commands    | {"type":"message.send","clientId":"ID","conversationId":"ID","content":{"type":"text"}}  | required | content.text
        /internal/commands    | {"type":"message.send","clientId":"ID","conversationId":"ID","content":{"type":"text","text":7}}  | invalid | content.text
        /internal/commands    | {"type":"message.send","clientId":"ID","conversationId":"ID","content":{"type":"text","text":" \\u200b"}}  | required | content.text
        /internal/commands    | {"type":"message.send","clientId":"ID","conversationId":"ID","content":{"type":"text","text":"\\u0000"}}  | forbidden-characters | content.text
        /internal/commands    | {"type":"message.send","clientId":"ID","conversationId":"ID","content":{"type":"text","text":"\\ud800"}}  | forbidden-characters | content.text
        /internal/commands    | {"type":"message.send","clientId":"ID","conversationId":"ID","content":{"type":"picture"}}  | unknown-type | content.type
        /internal/commands    | {"type":"conversation.mark-read","clientId":"ID","conversationId":"ID","upTo":0}  | invalid | upTo
        /internal/commands    | {"type":"conversation.mark-read","clientId":"ID","conversationId":"ID","upTo":"1"}  | invalid | upTo
        /internal/commands    | {"type":"conversation.mark-read","clientId":"ID","conversationId":"ID","upTo":1.5}  | invalid | upTo
        /internal/commands    | {"type":"conversation.mark-read","clientId":"ID","conversationId":"ID"}  | required | upTo
        """)
    void isTheClientsBugAndSaysWhere(String path, String body, String code, String field) {
        isProblem(post(path, body.replace("\"ID\"", "\"" + ID + "\"")), 400, code, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        handle   | ann lee                  | invalid
        handle   | an                       | invalid
        handle   | 1ann                     | invalid
        handle   | admin                    | reserved
        nickname | ` `                      | required
        nickname | \\u202eAnn               | forbidden-characters
        nickname | Ann\\u0007               | forbidden-characters
        avatar   | wolf                     | invalid
        avatar   | 0                        | invalid
        clientId | 01890000-0000-7000-8000-00000000000A | invalid
        email    | ann                      | invalid
        email    | ann@exämple.org          | invalid
        phone    | 0301234567               | invalid
        password | short                    | too-short
        password | long horse\\u0000        | forbidden-characters
        password | long horse\\ud83e        | forbidden-characters
        password | Password123              | guessable
        password | annANN-1234              | guessable
        password | +491234567 8             | guessable
        """)
    void eachFieldOfARegistrationIsChecked(String field, String value, String code) {
        var form = Node.form(UUID.randomUUID(), Node.handle()).replace("}", ",\"phone\":\"+491234567\"}");
        var bad = form.replaceAll(
                "\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value.replace("\\", "\\\\") + "\"");
        assertThat(bad).isNotEqualTo(form);
        isProblem(post("/api/accounts", bad), 400, code, field);
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        var form = Node.form(UUID.randomUUID(), Node.handle());
        assertThat(post("/api/accounts", form.replace("\"Ann\"", "\"" + "😀".repeat(40) + "\""))
                        .statusCode())
                .isEqualTo(201);
        var other = Node.form(UUID.randomUUID(), Node.handle());
        isProblem(
                post("/api/accounts", other.replace("\"Ann\"", "\"" + "a".repeat(41) + "\"")),
                400,
                "too-long",
                "nickname");
        isProblem(post("/api/accounts", other.replace("correct horse", "a".repeat(129))), 400, "too-long", "password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/accounts",
                "/api/session",
                "/api/session/refresh",
                "/api/session/end",
                "/api/session/password",
                "/internal/commands"
            })
    void hugeBodiesOtherTypesBrokenUtf8AndDeepNestingAreRefused(String path) {
        isProblem(post(path, "{\"a\":\"" + "x".repeat(400_000) + "\"}"), 413, "content-too-large", null);
        isProblem(post(path, "[".repeat(3_000)), 400, "invalid", "");
        isProblem(
                send(path, "text/plain", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                415,
                "unsupported-media-type",
                null);
        isProblem(
                send(path, "application/json", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}),
                400,
                null,
                null);
        var wrong = ONE.get(path, "Authorization", "Bearer " + token);
        isProblem(wrong, 405, "method-not-allowed", null);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "x-UTF-16LE-BOM"})
    void jsonIsReadInUtf8Only(String charset) {
        var body = "{\"login\":\"ann\",\"password\":\"p\"}".getBytes(Charset.forName(charset));
        isProblem(send("/api/session", "application/json", body), 400, "invalid", "");
        isProblem(send("/api/session", "application/json; charset=" + charset, body), 415, null, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        */*                 | 400 | invalid
        multipart/form-data | 400 | invalid
        multipart/form-data; boundary=x | 415 | unsupported-media-type
        application/x-www-form-urlencoded | 415 | unsupported-media-type
        application/jsonfoo | 415 | unsupported-media-type
        """)
    void whatIsNotJsonIsRefusedBeforeAnyLimit(String type, int status, String code) {
        isProblem(send("/api/session", type, new byte[] {'{', '}'}), status, code, null);
    }

    @Test
    void noPathTakesAParameterThatItDoesNotName() {
        isProblem(ONE.post("/api/session?a=1", "{}"), 400, "unknown-field", "a");
        isProblem(ONE.get("/api/session/keys?a%0AERROR=1"), 400, "invalid", "");
        isProblem(ONE.get("/api/accounts/registration?open=true"), 400, "unknown-field", "open");
    }

    @Test
    void aClientIdThatStandsForOtherContentIsAConflict() {
        var change = "{\"type\":\"account.change-privacy\",\"clientId\":\"" + UUID.randomUUID()
                + "\",\"readMarks\":true,\"presence\":true}";
        var first = post("/internal/commands", change);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).doesNotContain("digest");
        isProblem(post("/internal/commands", change.replace("true}", "false}")), 409, "client-id-reused", null);
        assertThat(post("/internal/commands", change).body()).isEqualTo(first.body());
    }

    @Test
    void refusalsOfGroupsHaveTheirStatus() {
        var group = ConversationId.group(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        var command = "{\"type\":\"%s\",\"clientId\":\"%s\",\"conversationId\":\"%s\"}";
        isProblem(
                post("/internal/commands", command.formatted("group.accept-invitation", UUID.randomUUID(), group)),
                409,
                "no-invitation",
                null);
        isProblem(
                post("/internal/commands", command.formatted("group.leave", UUID.randomUUID(), group)),
                404,
                "no-such-conversation",
                null);
    }

    @Test
    void unknownPathsAreProblemsToo() {
        isProblem(post("/api/session/nothing", "{}"), 404, "not-found", null);
        isProblem(ONE.get("/api/accounts/x"), 404, "not-found", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Bearer e30.e30.", "Basic YTph"})
    void commandsNeedAToken(String authorization) {
        var answer = ONE.post("/internal/commands", "{}", "Authorization", authorization);
        isProblem(answer, 401, "unauthenticated", null);
    }

    @Test
    void aTokenOfAnotherIssuerIsNone() {
        var parts = token.split("\\.", -1);
        isProblem(
                ONE.post("/internal/commands", "{}", "Authorization", "Bearer " + parts[0] + "." + parts[1] + ".AAAA"),
                401,
                "unauthenticated",
                null);
    }

    @Test
    void otherSitesGetNothing() {
        var login = "{\"login\":\"ann\",\"password\":\"p\"}";
        isProblem(ONE.post("/api/session", login, "Origin", "https://evil.example"), 403, "forbidden-origin", null);
        isProblem(ONE.post("/api/accounts", "{}", "Origin", "null"), 403, "forbidden-origin", null);
        isProblem(ONE.post("/api/session/refresh", "{}", "Cookie", "parley_refresh=x"), 403, "forbidden-origin", null);
        isProblem(
                ONE.post("/api/session/refresh", "{}", "Cookie", "parley_refresh=x", "Origin", ONE.origin),
                401,
                "session-ended",
                null);
        isProblem(ONE.post("/api/session/refresh", "{}"), 401, "session-ended", null);
    }

    @Test
    void answersCarryNoneOfWhatBrowsersMightMisuse() {
        var headers = post("/api/session", "{}").headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    private static HttpResponse<String> post(String path, String body) {
        return ONE.post(path, body, "Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(String path, String type, byte[] body) {
        return ONE.send(
                ONE.request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)),
                "Authorization",
                "Bearer " + token);
    }

    private static void isProblem(
            HttpResponse<String> answer,
            int status,
            @org.jspecify.annotations.Nullable String code,
            @org.jspecify.annotations.Nullable String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = Node.json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        if (code != null) {
            assertThat(problem.get("code").asString()).as(answer.body()).isEqualTo(code);
        }
        if (field != null) {
            assertThat(problem.path("field").asString("")).as(answer.body()).isEqualTo(field);
        }
        assertThat(answer.body()).doesNotContain("Exception", "io.parley", "jackson");
    }
}
