package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {
    private final ClientAddress address =
            new ClientAddress(new WebSettings(List.of(), List.of("10.0.0.0/8", "2001:db8::1")));

    @Test
    void aStrangerIsNotBelieved() {
        assertThat(address.of(request("192.0.2.9", "1.2.3.4"))).isEqualTo("192.0.2.9");
    }

    @Test
    void theLastAddressThatIsNoProxyCounts() {
        assertThat(address.of(request("10.0.0.1", "1.2.3.4, 5.6.7.8, 10.9.9.9")))
                .isEqualTo("5.6.7.8");
        assertThat(address.of(request("2001:db8::1", "5.6.7.8"))).isEqualTo("5.6.7.8");
        assertThat(address.of(request("10.0.0.1", "10.0.0.2"))).isEqualTo("10.0.0.2");
        assertThat(address.of(request("10.0.0.1", "evil.example"))).isEqualTo("evil.example");
        assertThat(address.of(new MockHttpServletRequest())).isEqualTo("127.0.0.1");
    }

    private static MockHttpServletRequest request(String peer, String forwardedFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-For", forwardedFor);
        return request;
    }
}
