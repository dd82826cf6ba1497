package io.parley.connector;

import io.parley.api.CommandRefusal;
import io.parley.api.Json;
import io.parley.api.Refusal;
import io.parley.api.Wire;
import io.parley.api.wire.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// An error over HTTP: `application/problem+json`, RFC 9457. `code` is the same as in frames.
record Problem(
        String title,
        int status,
        String code,
        @Nullable String field,
        @Nullable Long retryAfterMillis) {
    private static final Map<String, Refusal> REFUSALS = Arrays.stream(Refusal.class.getPermittedSubclasses())
            .flatMap(feature -> Arrays.stream((Refusal[]) feature.getEnumConstants()))
            .collect(Collectors.toUnmodifiableMap(Refusal::code, Function.identity()));

    /// With the status's own name as code, `content-too-large`.
    static Problem of(HttpStatus status) {
        return of(status, Wire.name(status));
    }

    static Problem of(HttpStatus status, String code) {
        return new Problem(status.getReasonPhrase(), status.value(), code, null, null);
    }

    static Problem of(Answer.Refused refused) {
        var status = status(refused);
        return new Problem(status.getReasonPhrase(), status.value(), refused.code(), refused.field(), null);
    }

    static Problem of(Answer.Busy busy) {
        var status = HttpStatus.TOO_MANY_REQUESTS;
        return new Problem(status.getReasonPhrase(), status.value(), "busy", null, busy.retryAfterMillis());
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (status == HttpStatus.UNAUTHORIZED.value()) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (retryAfterMillis != null) {
            response.setHeader("Retry-After", Long.toString((retryAfterMillis + 999) / 1000));
        }
        response.setContentType("application/problem+json");
        response.getOutputStream().write(Json.STRICT.writeValueAsBytes(this));
    }

    private static HttpStatus status(Answer.Refused refused) {
        var known = REFUSALS.get(refused.code());
        if (refused.field() != null) {
            return HttpStatus.BAD_REQUEST;
        }
        if (known == null) {
            return HttpStatus.CONFLICT;
        }
        if (known == CommandRefusal.SESSION_ENDED) {
            // here the token itself is over
            return HttpStatus.UNAUTHORIZED;
        }
        return switch (known.kind()) {
            case STATE -> HttpStatus.CONFLICT;
            case AUTHORITY -> HttpStatus.FORBIDDEN;
            case ABSENT -> HttpStatus.NOT_FOUND;
        };
    }
}
