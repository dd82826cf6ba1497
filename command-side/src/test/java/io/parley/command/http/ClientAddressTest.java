package io.parley.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {
    private final ClientAddress addresses =
            new ClientAddress(new WebProperties(List.of(), List.of("10.0.0.0/8", "fd00::1")));

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, '', 203.0.113.5",
        "203.0.113.5, 1.2.3.4, 203.0.113.5",
        "10.0.0.1, 1.2.3.4, 1.2.3.4",
        "10.0.0.1, '6.6.6.6, 1.2.3.4', 1.2.3.4",
        "10.0.0.1, '1.2.3.4, 10.9.9.9', 1.2.3.4",
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, rubbish, 10.0.0.1",
        "10.0.0.1, '1.2.3.4, rubbish', 10.0.0.1",
        "fd00::1, 2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "[fd00::1], [2001:db8::7], 2001:db8:0:0:0:0:0:7"
    })
    void onlyATrustedProxyIsBelieved(String peer, String forwarded, String expected) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (!forwarded.isEmpty()) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        assertThat(addresses.of(request)).isEqualTo(expected);
    }

    @Test
    void limitsCountAnIpv6CustomerAsOne() {
        assertThat(ClientAddress.network("2001:db8:1:2:3:4:5:6")).isEqualTo(ClientAddress.network("2001:db8:1:2::1"));
        assertThat(ClientAddress.network("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.network("2001:db8:1:3::1"));
        assertThat(ClientAddress.network("1.2.3.4")).isEqualTo("1.2.3.4");
    }
}
