package io.parley.edge.input;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Refuses a query parameter that Parley's controller doesn't name, that is empty, or that is given twice.
final class StrictParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && request.getQueryString() != null
                && method.getBeanType().getPackageName().startsWith("io.parley.")
                && !isForAnyPath(request)) {
            var known = Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .map(parameter ->
                            Objects.requireNonNull(parameter.getParameter().getName()))
                    .collect(Collectors.toSet());
            request.getParameterMap().forEach((name, values) -> {
                if (!known.contains(name)) {
                    throw Malformed.unknownField(name);
                }
                if (values.length > 1 || values[0].isEmpty()) {
                    throw new Malformed(Code.INVALID, name);
                }
            });
        }
        return true;
    }

    /// Whether a catch-all handler answers the request, for a path that no other handler matches.
    private static boolean isForAnyPath(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern != null && pattern.toString().endsWith("/**");
    }
}
