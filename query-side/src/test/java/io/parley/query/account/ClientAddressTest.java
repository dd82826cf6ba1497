package io.parley.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.query.WebSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {
    private final ClientAddress behindProxies = new ClientAddress(new WebSettings(List.of("10.0.0.0/8", "fd00::/8")));

    @Test
    void nobodyCanSayWhereTheyComeFrom() {
        var direct = new ClientAddress(new WebSettings(List.of()));
        assertThat(direct.of(request("198.51.100.7", "203.0.113.1"))).isEqualTo("198.51.100.7");
        assertThat(behindProxies.of(request("198.51.100.7", "203.0.113.1"))).isEqualTo("198.51.100.7");
    }

    @Test
    void ourProxiesAreBelievedFromTheRight() {
        assertThat(behindProxies.of(request("10.0.0.1", "203.0.113.1"))).isEqualTo("203.0.113.1");
        assertThat(behindProxies.of(request("10.0.0.1", "9.9.9.9, 203.0.113.1, 10.2.2.2")))
                .isEqualTo("203.0.113.1");
        assertThat(behindProxies.of(request("10.0.0.1", "9.9.9.9", "203.0.113.1")))
                .isEqualTo("203.0.113.1");
        assertThat(behindProxies.of(request("10.0.0.1"))).isEqualTo("10.0.0.1");
    }

    @Test
    void whatIsNoAddressEndsTheWay() {
        assertThat(behindProxies.of(request("10.0.0.1", "203.0.113.1, example.org")))
                .isEqualTo("10.0.0.1");
        assertThat(behindProxies.of(request("10.0.0.1", "203.0.113.1,,"))).isEqualTo("203.0.113.1");
        assertThat(behindProxies.of(request("10.0.0.1", ""))).isEqualTo("10.0.0.1");
    }

    @Test
    void anIpv6NetworkCountsAsOne() {
        var one = behindProxies.of(request("fd00::1", "2001:db8:1:2:3:4:5:6"));
        assertThat(behindProxies.of(request("fd00::1", "[2001:db8:1:2::9]"))).isEqualTo(one);
        assertThat(behindProxies.of(request("fd00::1", "2001:db8:1:3::9"))).isNotEqualTo(one);
    }

    private static MockHttpServletRequest request(String remote, String... forwardedFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        for (var header : forwardedFor) {
            request.addHeader("X-Forwarded-For", header);
        }
        return request;
    }
}
