package io.parley.query;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// A parameter that a controller of this module doesn't name, or one that is empty or given twice, is refused.
@Component
class StrictParameters implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("io.parley.query")) {
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
}
