package io.parley.edge.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ManagementFilterTest {
    private final ManagementFilter filter = new ManagementFilter("/actuator", Set.of("parley.monitoring.example"));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8081, /actuator/health, 200",
        "10.1.2.3, /actuator/metrics, 200",
        "[::1]:8081, /actuator, 200",
        "LOCALHOST:9000, /actuator/health/readiness, 200",
        "parley.Monitoring.example.:8081, /actuator/health, 200",
        "evil.example:8081, /actuator/health, 403",
        "127.0.0.1.evil.example, /actuator/health, 403",
        "localhost@evil.example, /actuator/health, 403",
        "'', /actuator/health, 403",
        ", /actuator/health, 403",
        "127.0.0.1:8081, /actuatorhealth, 404",
        "127.0.0.1:8081, /api/session, 404",
        "127.0.0.1:8081, /internal/commands, 404",
        "127.0.0.1:8081, /error, 404",
        "127.0.0.1:8081, /, 404"
    })
    void onlyTheEndpointsAnswerAndOnlyThoseWhoNameThisMachine(@Nullable String host, String path, int status)
            throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        if (host != null) {
            request.addHeader("Host", host);
        }
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(status);
        if (status != 200) {
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
        }
    }
}
