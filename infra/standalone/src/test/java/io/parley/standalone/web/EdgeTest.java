package io.parley.standalone.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.edge.origin.Origin;
import io.parley.edge.origin.SecureOrigins;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// Under which names Parley answers, and what it tells browsers.
class EdgeTest {
    private static final MockEnvironment PUBLIC = new MockEnvironment()
            .withProperty("parley.origin", "https://Chat.example.org.:443/, HTTP://10.0.0.7:9000/");

    private static final SecureOrigins SECURE =
            new SecureOrigins(List.of(Origin.of("https://chat.example.org"), Origin.of("http://10.0.0.7:9000")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat.example.org",
                "CHAT.example.org",
                "chat.example.org:443",
                "chat.example.org.",
                "10.0.0.7:9000"
            })
    void aHostOfTheOriginsIsServed(String host) throws Exception {
        assertThat(ask(host).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.example.org:8080", "10.0.0.7", "localhost:8080", "chat.example.org.evil.example", ""})
    void anyOtherHostIsTurnedAway(String host) throws Exception {
        var answer = ask(host);
        assertThat(answer.getStatus()).isEqualTo(421);
        assertThat(answer.getContentAsString()).contains("misdirected-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.example.org", "evil.example"})
    void everyAnswerTellsTheBrowserToRunOnlyWhatIsOurs(String host) throws Exception {
        var policy = String.valueOf(ask(host).getHeader("Content-Security-Policy"));
        assertThat(policy)
                .contains(
                        "default-src 'self'",
                        "connect-src 'self' wss://chat.example.org ws://10.0.0.7:9000;",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "chat.example.org, true",
        "CHAT.example.org, true",
        "chat.example.org:8080, true",
        "10.0.0.7:9000, false",
        "evil.example, false"
    })
    void whatIsReachedByHttpsStaysSo(String host, boolean secure) throws Exception {
        assertThat(ask(host).getHeader("Strict-Transport-Security")).isEqualTo(secure ? "max-age=31536000" : null);
    }

    private static MockHttpServletResponse ask(String host) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader("Host", host);
        var response = new MockHttpServletResponse();
        new Edge(PUBLIC, SECURE).doFilter(request, response, new MockFilterChain());
        return response;
    }
}
