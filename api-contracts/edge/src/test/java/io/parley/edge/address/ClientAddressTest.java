package io.parley.edge.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.edge.settings.WebProperties;
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
        "10.0.0.1, 10.0.0.2, 10.0.0.2",
        "10.0.0.1, '', 10.0.0.1",
        "10.0.0.1, rubbish, 10.0.0.1",
        "10.0.0.1, '1.2.3.4, rubbish', 10.0.0.1",
        "10.0.0.1, '1.2.3.4,,', 1.2.3.4",
        "fd00::1, 2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "[fd00::1], [2001:db8::7], 2001:db8:0:0:0:0:0:7"
    })
    void onlyATrustedProxyIsBelieved(String peer, String forwarded, String expected) {
        assertThat(addresses.of(request(peer, forwarded))).isEqualTo(expected);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(addresses.of(request("10.0.0.1", "9.9.9.9", "203.0.113.1"))).isEqualTo("203.0.113.1");
        assertThat(addresses.of(request("10.0.0.1"))).isEqualTo("10.0.0.1");
    }

    @Test
    void withoutProxiesNobodyCanSayWhereTheyComeFrom() {
        var direct = new ClientAddress(new WebProperties(List.of(), List.of()));
        assertThat(direct.of(request("198.51.100.7", "203.0.113.1"))).isEqualTo("198.51.100.7");
    }

    @Test
    void limitsCountAnIpv6CustomerAsOne() {
        var one = addresses.networkOf(request("fd00::1", "2001:db8:1:2:3:4:5:6"));
        assertThat(addresses.networkOf(request("fd00::1", "[2001:db8:1:2::9]"))).isEqualTo(one);
        assertThat(addresses.networkOf(request("fd00::1", "2001:db8:1:3::9"))).isNotEqualTo(one);
        assertThat(ClientAddress.network("1.2.3.4")).isEqualTo("1.2.3.4");
    }

    private static MockHttpServletRequest request(String peer, String... forwardedFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        for (var header : forwardedFor) {
            request.addHeader("X-Forwarded-For", header);
        }
        return request;
    }
}
