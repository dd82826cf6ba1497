package io.parley.edge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SecureOriginsTest {
    private final SecureOrigins origins =
            new SecureOrigins(Stream.of("https://Chat.example/", "http://localhost:8080", "https://localhost:8443")
                    .map(Origin::of)
                    .toList());

    @ParameterizedTest
    @CsvSource({
        "https://chat.example, chat.example, true",
        ", chat.example, true",
        ", CHAT.example.:443, true",
        // by one name both ways
        "http://localhost:8080, localhost:8080, false",
        "https://localhost:8443, localhost:8443, true",
        ", localhost:8443, false",
        "null, chat.example, false",
        ", evil.example, false"
    })
    void theOriginDecidesOrElseTheHost(@Nullable String origin, String host, boolean secure) {
        var request = request(host);
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        assertThat(origins.contain(request)).isEqualTo(secure);
    }

    @Test
    void whatCameByTlsIsSecure() {
        var request = request("localhost:8080");
        request.setSecure(true);
        assertThat(origins.contain(request)).isTrue();
    }

    private static MockHttpServletRequest request(String host) {
        var request = new MockHttpServletRequest("POST", "/api/session");
        request.addHeader("Host", host);
        return request;
    }
}
