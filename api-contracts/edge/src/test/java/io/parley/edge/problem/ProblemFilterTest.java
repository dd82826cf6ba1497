package io.parley.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class ProblemFilterTest {
    @Test
    void whatIsThrownIsAnsweredByItsKind(CapturedOutput output) throws Exception {
        assertThat(answer(new Problem(HttpStatus.CONFLICT, "oneself"))).isEqualTo("409 oneself");
        assertThat(answer(new Malformed(Code.INVALID, "a"))).isEqualTo("400 invalid");
        assertThat(answer(new ServletException(new Malformed(Code.REQUIRED, "a"))))
                .isEqualTo("400 required");
        assertThat(answer(new HttpException.RuntimeException(400, "x"))).isEqualTo("400 bad-request");
        assertThat(answer(
                        new ServletException(new IllegalStateException(new HttpException.RuntimeException(431, "x")))))
                .isEqualTo("431 request-header-fields-too-large");
        assertThat(output).isEmpty();
        assertThat(answer(new IllegalStateException("secret"))).isEqualTo("503 failed");
        // a stored value that is malformed is no client's doing
        assertThat(answer(new IllegalStateException(new Malformed(Code.INVALID, "a"))))
                .isEqualTo("503 failed");
        assertThat(output).contains("GET /x%0Ay failed: ").doesNotContain("secret", "\tat ");
    }

    @Test
    void aStatusWithoutABodyGetsOne() throws Exception {
        assertThat(answer((_, response) -> ((HttpServletResponse) response).setStatus(426)))
                .isEqualTo("426 upgrade-required");
        assertThat(answer((_, response) -> ((HttpServletResponse) response).sendError(404)))
                .isEqualTo("404 not-found");
        assertThat(answer((_, response) -> ((HttpServletResponse) response).sendError(500, "secret")))
                .isEqualTo("503 failed");
    }

    @Test
    void traceIsAMethodThatNobodyKnows() throws Exception {
        var request = new MockHttpServletRequest("TRACE", "/");
        new ProblemFilter()
                .doFilter(
                        request,
                        new MockHttpServletResponse(),
                        (seen, _) -> assertThat(((HttpServletRequest) seen).getMethod())
                                .isEqualTo("trace"));
    }

    private static String answer(Exception thrown) throws Exception {
        return answer((_, _) -> {
            switch (thrown) {
                case RuntimeException e -> throw e;
                case ServletException e -> throw e;
                default -> throw new IOException(thrown);
            }
        });
    }

    private static String answer(FilterChain chain) throws Exception {
        var response = new MockHttpServletResponse();
        new ProblemFilter().doFilter(new MockHttpServletRequest("GET", "/x%0Ay"), response, chain);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        SecurityHeaders.ALL.forEach(
                (name, value) -> assertThat(response.getHeader(name)).isEqualTo(value));
        return response.getStatus() + " " + response.getContentAsString().replaceAll(".*\"code\":\"|\".*", "");
    }
}
