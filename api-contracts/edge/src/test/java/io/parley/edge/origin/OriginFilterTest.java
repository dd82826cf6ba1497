package io.parley.edge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OriginFilterTest {
    private final OriginFilter filter =
            new OriginFilter(List.of(Origin.of("https://Chat.example/"), Origin.of("http://localhost:8080")));

    @ParameterizedTest
    @CsvSource({
        "https://chat.example, chat.example, true, 200",
        "http://localhost:8080, localhost:8080, true, 200",
        "https://chat.example, CHAT.example, true, 200",
        "HTTPS://Chat.Example:443, chat.example:443, true, 200",
        "https://chat.example., chat.example., true, 200",
        "https://chat.example, chat.example:80, false, 403",
        "https://chat.example, chat.example:8080, false, 403",
        "https://chat.example, user@chat.example, false, 403",
        "https://chat.example, chat.example/, false, 403",
        "https://user@chat.example, chat.example, false, 403",
        "https://chat.example/x, chat.example, false, 403",
        "https://chat.example https://chat.example, chat.example, false, 403",
        "https://evil.example, chat.example, false, 403",
        "http://chat.example, chat.example, false, 403",
        "https://chat.example.evil.example, chat.example, false, 403",
        "null, chat.example, false, 403",
        "https://chat.example, evil.example, false, 403",
        "https://chat.example, localhost:9090, false, 403",
        "https://chat.example, , false, 403",
        ", chat.example, false, 200",
        ", chat.example, true, 403",
        ", evil.example, false, 403"
    })
    void onlyOurOwnPagesMayPost(@Nullable String origin, @Nullable String host, boolean cookie, int status)
            throws Exception {
        assertThat(status("POST", origin, host, cookie)).isEqualTo(status);
    }

    /// A browser reads our own page without an `Origin`, but sends the cookies of whatever else runs
    /// on this host.
    @ParameterizedTest
    @CsvSource({
        ", chat.example, true, 200",
        ", chat.example, false, 200",
        ", evil.example, false, 403",
        "https://evil.example, chat.example, false, 403"
    })
    void onlyOurOwnPagesMayRead(@Nullable String origin, @Nullable String host, boolean cookie, int status)
            throws Exception {
        assertThat(status("GET", origin, host, cookie)).isEqualTo(status);
    }

    private int status(String method, @Nullable String origin, @Nullable String host, boolean cookie) throws Exception {
        var request = new MockHttpServletRequest(method, "/api/session/refresh");
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        if (host != null) {
            request.addHeader("Host", host);
        }
        if (cookie) {
            request.setCookies(new Cookie("parley_refresh", "x"));
        }
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
