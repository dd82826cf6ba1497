package io.parley.query;

import io.parley.api.Json;
import io.parley.api.Malformed;
import io.parley.api.Wire;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// What is answered instead, RFC 9457 (`type` is left out and so stands for `about:blank`). `code` is protocol.
///
/// @param retryAfterMillis where the same question may be answered later
record Problem(
        String title,
        int status,
        String code,
        @Nullable String field,
        @Nullable Long retryAfterMillis) {

    static final Problem FAILED = of(HttpStatus.SERVICE_UNAVAILABLE, "failed");

    static Problem of(HttpStatus status, String code) {
        return new Problem(status.getReasonPhrase(), status.value(), code, null, null);
    }

    /// With the status's own name as code, `method-not-allowed`.
    static Problem of(HttpStatus status) {
        return of(status, Wire.name(status));
    }

    static Problem of(Malformed malformed) {
        var field = malformed.field().isEmpty() ? null : malformed.field();
        var status = HttpStatus.BAD_REQUEST;
        return new Problem(
                status.getReasonPhrase(), status.value(), malformed.code().wire(), field, null);
    }

    Problem retryAfter(long millis) {
        return new Problem(title, status, code, field, millis);
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (retryAfterMillis != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString((retryAfterMillis + 999) / 1000));
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(Json.STRICT.writeValueAsBytes(this));
        response.flushBuffer();
    }
}
