package io.parley.edge.input;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.edge.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what no path of Parley takes, before anything else reads it: a malformed query string or content
/// type, forms, and compressed bodies. Libraries would take these for faults of the server, or a form's fields
/// for parameters of the query.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class StrictRequestFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        QueryString.of(request.getQueryString());
        var types = Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE));
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if ((!types.isEmpty() && isForm(theOnly(types)))
                || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        chain.doFilter(request, response);
    }

    private static MediaType theOnly(List<String> types) {
        try {
            var type = MediaType.parseMediaType(types.getFirst());
            if (types.size() == 1
                    && type.isConcrete()
                    && (!isMultipart(type) || type.getParameter("boundary") != null)) {
                return type;
            }
        } catch (InvalidMediaTypeException e) {
            // answered below, without its message, which quotes the header
        }
        throw new Malformed(Code.INVALID, HttpHeaders.CONTENT_TYPE);
    }

    private static boolean isForm(MediaType type) {
        return isMultipart(type) || MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type);
    }

    private static boolean isMultipart(MediaType type) {
        return type.getType().equals("multipart");
    }
}
