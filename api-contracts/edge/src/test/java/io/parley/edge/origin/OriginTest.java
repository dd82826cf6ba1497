package io.parley.edge.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://chat.example.org, https://chat.example.org",
        "https://Chat.example.org/, https://chat.example.org",
        "HTTPS://CHAT.EXAMPLE.ORG:443/, https://chat.example.org",
        "https://chat.example.org., https://chat.example.org",
        "https://chat.example.org.:443, https://chat.example.org",
        "' https://chat.example.org ', https://chat.example.org",
        "https://chat.example.org:8443, https://chat.example.org:8443",
        "https://chat.example.org:80, https://chat.example.org:80",
        "http://chat.example.org:80, http://chat.example.org",
        "http://localhost:8080/, http://localhost:8080",
        "https://münchen.example, https://xn--mnchen-3ya.example",
        "https://MÜNCHEN.example/, https://xn--mnchen-3ya.example",
        "http://[::1]:8080, http://[0:0:0:0:0:0:0:1]:8080",
        "http://[0:0:0:0:0:0:0:1]:8080, http://[0:0:0:0:0:0:0:1]:8080",
        "http://10.0.0.7:9000, http://10.0.0.7:9000"
    })
    void hasOneSpelling(String written, String expected) {
        assertThat(Origin.of(written)).hasToString(expected).isEqualTo(Origin.of(expected));
    }

    @Test
    void theFullStopsOfOtherScriptsAreDots() {
        assertThat(Origin.of("https://聊天。例子")).isEqualTo(Origin.of("https://聊天.例子"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "chat.example.org",
                "//chat.example.org",
                "ftp://chat.example.org",
                "https://",
                "https:///",
                "https://chat.example.org/app",
                "https://chat.example.org?x",
                "https://chat.example.org#x",
                "https://user@chat.example.org",
                "https://chat.example.org:65536",
                "https://chat.example.org:x",
                "https://.example.org",
                "https://chat..example.org",
                "https://[::1",
                "https://[x]",
                "https://a b",
                "https://a,https://b",
                "https://straße.example",
                "https://a;b"
            })
    void anythingElseIsNone(String written) {
        assertThatThrownBy(() -> Origin.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(written);
    }

    @ParameterizedTest
    @CsvSource({
        "https://chat.example.org, chat.example.org, true",
        "https://chat.example.org, CHAT.example.org:443, true",
        "https://chat.example.org, chat.example.org., true",
        "https://chat.example.org, chat.example.org:80, false",
        "https://chat.example.org, chat.example.org:8443, false",
        "https://chat.example.org:8443, chat.example.org:8443, true",
        "https://chat.example.org:8443, chat.example.org, false",
        "https://münchen.example, xn--mnchen-3ya.example, true",
        "http://[::1]:8080, [0:0::1]:8080, true",
        "https://chat.example.org, chat.example.org/, false",
        "https://chat.example.org, evil@chat.example.org, false",
        "https://chat.example.org, evil.example, false"
    })
    void aHostNamesIt(String origin, String host, boolean expected) {
        assertThat(Origin.of(origin).isNamedBy(host)).isEqualTo(expected);
    }
}
