package io.parley.edge.input;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses a query parameter that the path doesn't have, that is empty, or that is given twice.
public final class StrictParameters implements HandlerInterceptor {

    /// For Parley's controllers. The web app's pages read their parameters themselves.
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("io.parley.")) {
            check(request, names(method));
        }
        return true;
    }

    /// Throws `Malformed` with the parameter's name.
    ///
    /// @param known the parameters of the path
    public static void check(HttpServletRequest request, Set<String> known) {
        QueryString.of(request.getQueryString()).parameters().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Malformed.unknownField(name);
            }
            if (values.size() > 1 || values.getFirst().isEmpty()) {
                throw new Malformed(Code.INVALID, name);
            }
        });
    }

    private static Set<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter ->
                        Objects.requireNonNull(parameter.getParameter().getName()))
                .collect(Collectors.toSet());
    }
}
