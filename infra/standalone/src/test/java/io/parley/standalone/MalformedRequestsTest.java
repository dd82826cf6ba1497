package io.parley.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What no HTTP library would send, byte by byte: whoever answers it, the answer is a problem with the headers of
/// security, and the log has nothing of it.
@Tag("integration")
class MalformedRequestsTest {
    private static final List<String> HEADERS = List.of(
            "content-security-policy: ",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "permissions-policy: ",
            "cross-origin-opener-policy: same-origin");

    @TempDir
    static Path folder;

    private static StandaloneProcess standalone;
    private static int port;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        standalone = new StandaloneProcess(folder, System.getenv("PATH"));
        port = URI.create(standalone.addresses.origin()).getPort();
        token = Person.register(standalone.addresses, "anna").token();
    }

    /// Nothing was logged as a fault, nor as a line of its own.
    @AfterAll
    static void stop() throws IOException {
        try (var ended = standalone) {
            assertThat(ended.sinceReady()).doesNotContain("ERROR", "forged", "Exception", "\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        GET /api/inbox?epoch=%zz&after=0 HTTP/1.1               | 400 | invalid
        GET /api/inbox?epoch=%&after=0 HTTP/1.1                 | 400 | invalid
        GET /api/inbox?epoch=%+1&after=0 HTTP/1.1               | 400 | invalid
        GET /api/inbox?epoch=%FF&after=0 HTTP/1.1               | 400 | invalid
        GET /api/me?x%0AERROR%20forged=1 HTTP/1.1               | 400 | invalid
        GET /api/me?x=%0D%0AERROR HTTP/1.1                      | 400 | invalid
        GET /login?x=%zz HTTP/1.1                               | 400 | invalid
        GET /api/me?x=1 HTTP/1.1                                | 400 | unknown-field
        GET /api/conversations/x%00 HTTP/1.1                    | 400 | bad-request
        GET /api/conversations/x%0AERROR HTTP/1.1               | 400 | bad-request
        GET /api/conversations/%zz HTTP/1.1                     | 400 | bad-request
        GET /api/conversations/..%2f..%2fx HTTP/1.1             | 400 | bad-request
        GET /api/me;x=1 HTTP/1.1                                | 400 | bad-request
        GET /error HTTP/1.1                                     | 404 | not-found
        GET /ws/ HTTP/1.1                                       | 404 | not-found
        GET /ws HTTP/1.1                                        | 400 | bad-request
        GET /ws?token=x HTTP/1.1                                | 400 | unknown-field
        GET /api/none HTTP/1.1                                  | 404 | not-found
        GET /assets/none.js HTTP/1.1                            | 404 | not-found
        DELETE /api/me HTTP/1.1                                 | 405 | method-not-allowed
        POST /api/me HTTP/1.1                                   | 405 | method-not-allowed
        TRACE /api/me HTTP/1.1                                  | 405 | method-not-allowed
        TRACE / HTTP/1.1                                        | 405 | method-not-allowed
        FOO /api/commands HTTP/1.1                              | 405 | method-not-allowed
        PUT /login HTTP/1.1                                     | 405 | method-not-allowed
        POST /ws HTTP/1.1                                       | 405 | method-not-allowed
        GET /api/me HTTP/9.9                                    | 505 | http-version-not-supported
        not HTTP at all                                         | 400 | bad-request
        """)
    void aRequestLineIsAnsweredByAProblem(String line, int status, String code) throws IOException {
        var headers = "\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token + "\r\n";
        assertProblem(line + headers, status, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Content-Type: */*                                   | 400 | invalid
        Content-Type: multipart/form-data                   | 400 | invalid
        Content-Type: application/json\\r\\nContent-Type: text/plain | 400 | invalid
        Content-Type: multipart/form-data; boundary=x       | 415 | unsupported-media-type
        Content-Type: application/x-www-form-urlencoded     | 415 | unsupported-media-type
        Content-Type: application/jsonfoo                   | 415 | unsupported-media-type
        Content-Type: application/json\\r\\nContent-Encoding: gzip | 415 | unsupported-media-type
        Content-Type: application/json                      | 400 | invalid
        """)
    void theTypeOfABodyIsChecked(String headers, int status, String code) throws IOException {
        for (var path : List.of("/api/session", "/api/accounts", "/api/groups/preview")) {
            assertProblem(
                    "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers.replace("\\r\\n", "\r\n")
                            + "\r\nContent-Length: 3\r\n",
                    status,
                    code);
        }
    }

    @Test
    void whatTheWebServerRefusesIsAProblemToo() throws IOException {
        var host = "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n";
        assertProblem("GET /api/me HTTP/1.1\r\n", 400, "bad-request");
        assertProblem("GET /api/me HTTP/1.1\r\nHost: a b\r\n", 400, "bad-request");
        assertProblem(host + "Host: other\r\n", 400, "bad-request");
        assertProblem(host + "A: " + "x".repeat(20_000) + "\r\n", 431, "request-header-fields-too-large");
        assertProblem(host + "no colon\r\n", 400, "bad-request");
        assertProblem(host + "Cookie: parley_refresh=\u0080;\u0000\r\n", 400, "bad-request");
        assertProblem(host + "A: \u0001\r\n", 400, "bad-request");
        assertProblem("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n", 414, "uri-too-long");
        assertProblem("GET / HTTP/1.0\r\n", 421, "misdirected-request");
        var range = "GET /sw.js HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nRange: bytes=";
        assertProblem(range + "9999999-\r\n", 416, "requested-range-not-satisfiable");
        assertProblem(range + "x\r\n", 416, "requested-range-not-satisfiable");
    }

    /// The body that `Content-Length` speaks of is in the same packet; it is no JSON.
    private static void assertProblem(String head, int status, String code) throws IOException {
        var answer = answer(head + "Connection: close\r\n\r\n{x}");
        assertThat(answer).as(head).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).as(head).contains("\"code\":\"" + code + "\"").doesNotContain("Exception", "Jetty");
        var lower = answer.toLowerCase(Locale.ROOT);
        assertThat(lower)
                .as(head)
                .contains("content-type: application/problem+json")
                .contains(HEADERS);
        if (status == 405) {
            assertThat(lower).as(head).contains("\r\nallow: ");
        }
    }

    private static String answer(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
