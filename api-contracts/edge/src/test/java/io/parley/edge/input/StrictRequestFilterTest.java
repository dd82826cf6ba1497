package io.parley.edge.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.edge.problem.ProblemFilter;
import jakarta.servlet.http.HttpServlet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// Behind the filter that answers.
class StrictRequestFilterTest {
    private static final class Nothing extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        a=1    | application/json                  | -        | 405 method-not-allowed
        -      | -                                 | identity | 405 method-not-allowed
        a=%zz  | application/json                  | -        | 400 invalid
        %0A=1  | -                                 | -        | 400 invalid
        -      | */*                               | -        | 400 invalid
        -      | text/*                            | -        | 400 invalid
        -      | multipart/form-data               | -        | 400 invalid
        -      | multipart/mixed;boundary          | -        | 400 invalid
        -      | x                                 | -        | 400 invalid
        -      | multipart/form-data; boundary=x   | -        | 415 unsupported-media-type
        -      | application/x-www-form-urlencoded | -        | 415 unsupported-media-type
        -      | application/json                  | gzip     | 415 unsupported-media-type
        """)
    void whatNoPathTakesIsRefused(
            @Nullable String query, @Nullable String type, @Nullable String encoding, String answer) throws Exception {
        var request = new MockHttpServletRequest("POST", "/anything");
        request.setQueryString(query);
        if (type != null) {
            request.addHeader("Content-Type", type);
        }
        if (encoding != null) {
            request.addHeader("Content-Encoding", encoding);
        }
        var response = new MockHttpServletResponse();
        new MockFilterChain(new Nothing(), new ProblemFilter(), new StrictRequestFilter()).doFilter(request, response);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getHeader("Content-Security-Policy")).contains("'none'");
        var cut = answer.indexOf(' ');
        assertThat(response.getStatus()).isEqualTo(Integer.parseInt(answer.substring(0, cut)));
        assertThat(response.getContentAsString()).contains("\"code\":\"" + answer.substring(cut + 1) + "\"");
    }
}
