package io.parley.edge.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.parley.edge.settings.WebProperties;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
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
        "[fd00::1], [2001:db8::7], 2001:db8:0:0:0:0:0:7",
        "10.0.0.1, 203.0.113.7:4711, 203.0.113.7",
        "10.0.0.1, [2001:db8::1]:443, 2001:db8:0:0:0:0:0:1",
        "10.0.0.1, [2001:db8::1], 2001:db8:0:0:0:0:0:1",
        "10.0.0.1, '6.6.6.6:1, 203.0.113.7:4711, 10.9.9.9:80', 203.0.113.7",
        "10.0.0.1, '\"203.0.113.7:4711\"', 203.0.113.7",
        "10.0.0.1, '\"[2001:db8::1]:443\"', 2001:db8:0:0:0:0:0:1",
        "10.0.0.1, fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "10.0.0.1, [fe80::1%25eth0]:80, fe80:0:0:0:0:0:0:1",
        "10.0.0.1, ::ffff:203.0.113.7, 203.0.113.7",
        "10.0.0.1, [::ffff:cb00:7107]:443, 203.0.113.7",
        "::ffff:10.0.0.1, 203.0.113.7, 203.0.113.7",
        "10.0.0.1, ' 203.0.113.7 ', 203.0.113.7",
        "10.0.0.1, unknown, 10.0.0.1",
        "10.0.0.1, _hidden, 10.0.0.1",
        "10.0.0.1, 4711, 10.0.0.1",
        "10.0.0.1, 203.0.113, 10.0.0.1",
        "10.0.0.1, 203.0.113.07, 10.0.0.1",
        "10.0.0.1, 203.0.113.256, 10.0.0.1",
        "10.0.0.1, 0x7f.0.0.1, 10.0.0.1",
        "10.0.0.1, client.example, 10.0.0.1",
        "10.0.0.1, 203.0.113.7:port, 10.0.0.1",
        "10.0.0.1, '6.6.6.6, 203.0.113.7\t x', 10.0.0.1"
    })
    void onlyATrustedProxyIsBelieved(String peer, String forwarded, String expected) {
        assertThat(addresses.of(request(peer, forwarded))).isEqualTo(expected);
    }

    /// RFC 7239, with the examples of its section 4.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "203.0.113.5, for=1.2.3.4, 203.0.113.5",
                "10.0.0.1, for=192.0.2.43, 192.0.2.43",
                "10.0.0.1, For=\"[2001:db8:cafe::17]:4711\", 2001:db8:cafe:0:0:0:0:17",
                "10.0.0.1, for=192.0.2.60;proto=http;by=203.0.113.43, 192.0.2.60",
                "10.0.0.1, `for=192.0.2.43, for=198.51.100.17`, 198.51.100.17",
                "10.0.0.1, `for=192.0.2.43, for=\"10.9.9.9:80\"`, 192.0.2.43",
                "10.0.0.1, for=\"192.0.2.43:47011\", 192.0.2.43",
                "10.0.0.1, for=\"192.0.2.43:_port\", 192.0.2.43",
                "10.0.0.1, `by=\"[2001:db8::9]\"; for=192.0.2.43; host=\"a;b,c\"`, 192.0.2.43",
                // a client that leaves a quote open doesn't swallow what the proxy adds
                "10.0.0.1, `for=\"6.6.6.6, for=192.0.2.43`, 192.0.2.43",
                "10.0.0.1, `for=\"6.6.6.6\\, for=\"[2001:db8::1]:80\"`, 2001:db8:0:0:0:0:0:1",
                "10.0.0.1, for=unknown, 10.0.0.1",
                "10.0.0.1, for=_gazonk, 10.0.0.1",
                "10.0.0.1, proto=https, 10.0.0.1",
                "10.0.0.1, `for=6.6.6.6, proto=https`, 10.0.0.1",
                "10.0.0.1, for=6.6.6.6;for=192.0.2.43, 10.0.0.1"
            })
    void theStandardHeaderIsReadToo(String peer, String forwarded, String expected) {
        var request = request(peer);
        request.addHeader("Forwarded", forwarded);
        assertThat(addresses.of(request)).isEqualTo(expected);
    }

    /// A proxy may write one of them and pass the other one on as the client sent it.
    @Test
    void twoHeadersThatDisagreeNameNobody() {
        var agree = request("10.0.0.1", "6.6.6.6, 203.0.113.7:80");
        agree.addHeader("Forwarded", "for=203.0.113.7");
        assertThat(addresses.of(agree)).isEqualTo("203.0.113.7");
        var disagree = request("10.0.0.1", "203.0.113.7");
        disagree.addHeader("Forwarded", "for=6.6.6.6");
        assertThat(addresses.of(disagree)).isEqualTo("10.0.0.1");
        assertThat(addresses.networkOf(disagree)).isNotEqualTo(addresses.networkOf(request("10.0.0.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33"})
    void aProxyThatIsNoAddressStopsTheStart(String setting) {
        var settings = new WebProperties(List.of(), List.of(setting));
        assertThatThrownBy(() -> new ClientAddress(settings)).hasMessageContaining("parley.web.trusted-proxies");
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
        assertThat(addresses.networkOf(request("fd00::1", "[2001:db8:1:2::9]:443")))
                .isEqualTo(one);
        var neighbour = addresses.networkOf(request("fd00::1", "2001:db8:1:3::9"));
        assertThat(neighbour.levels().getFirst()).isNotEqualTo(one.levels().getFirst());
        assertThat(neighbour.levels().getLast()).isEqualTo(one.levels().getLast());
        assertThat(addresses.networkOf(request("fd00::1", "2001:db8:2:2::9")).levels())
                .doesNotContainAnyElementsOf(one.levels());
        assertThat(one.levels()).extracting(Network.Level::share).containsExactly(1, 16);
    }

    @Test
    void anIpv4AddressCountsAloneInWhateverForm() {
        var plain = addresses.networkOf(request("10.0.0.1", "203.0.113.7"));
        assertThat(plain).hasToString("203.0.113.7");
        assertThat(plain.levels()).hasSize(1);
        for (var other : List.of("203.0.113.7:4711", "::ffff:203.0.113.7", "[64:ff9b::203.0.113.7]:80")) {
            assertThat(addresses.networkOf(request("10.0.0.1", other))).isEqualTo(plain);
        }
    }

    /// Nobody who is known shares a count with them, and whoever sends another word each time is limited too.
    @Test
    void whatCannotBeReadCountsApart() {
        var known = addresses.networkOf(request("10.0.0.1", "203.0.113.7"));
        var proxy = addresses.networkOf(request("10.0.0.1"));
        var unknown = addresses.networkOf(request("10.0.0.1", "unknown"));
        var hidden = addresses.networkOf(request("10.0.0.1", "_hidden"));
        assertThat(unknown.levels())
                .doesNotContainAnyElementsOf(known.levels())
                .doesNotContainAnyElementsOf(proxy.levels());
        assertThat(hidden.levels().getFirst()).isNotEqualTo(unknown.levels().getFirst());
        assertThat(hidden.levels().getLast()).isEqualTo(unknown.levels().getLast());
        assertThat(addresses.networkOf(request("10.0.0.2", "unknown")).levels())
                .doesNotContainAnyElementsOf(unknown.levels());
    }

    @Test
    void whatCannotBeReadIsLoggedOnceAndEscaped() {
        var logger = (Logger) LoggerFactory.getLogger(ClientAddress.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        try {
            for (var i = 0; i < 100; i++) {
                addresses.of(request("10.0.0.1", "rub\u0007bish\u2028 " + i));
            }
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("10.0.0.1", "rub?bish? 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void longHeadersAreReadInATimeThatGrowsWithThem(int length) {
        for (var part : List.of(",", "\"", "for=\"", "a,", "::", "%")) {
            var began = System.nanoTime();
            addresses.of(request("10.0.0.1", part.repeat(length)));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        }
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
