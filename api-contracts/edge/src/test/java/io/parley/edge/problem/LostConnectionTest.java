package io.parley.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LostConnectionTest {
    static Stream<Exception> ofServers() {
        return Stream.of(
                new RedisException(new IOException("Connection reset by peer")),
                new ServletException(new SocketException("Broken pipe")),
                new UncheckedIOException(new java.io.EOFException()));
    }

    @ParameterizedTest
    @MethodSource("ofServers")
    void aServersIsAFault(Exception lost) throws Exception {
        var response = answerTo(lost);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("\"failed\"");
    }

    @Test
    void toTheClientsNobodyCanAnswer() throws Exception {
        assertThat(answerTo(new ServletException(new EofException("Closed"))).getContentAsByteArray())
                .isEmpty();
    }

    private static MockHttpServletResponse answerTo(Exception lost) throws Exception {
        var response = new MockHttpServletResponse();
        FilterChain chain = (_, _) -> {
            if (lost instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new ServletException(lost);
        };
        new ProblemFilter().doFilter(new MockHttpServletRequest("GET", "/api/me"), response, chain);
        return response;
    }
}
