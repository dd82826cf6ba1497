package io.parley.edge.problem;

import io.parley.api.CommandRefusal;
import io.parley.api.Json;
import io.parley.api.Malformed;
import io.parley.api.Refusal;
import io.parley.api.Wire;
import io.parley.api.account.AccountRefusal;
import io.parley.api.wire.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// An error answer, sent as an RFC 9457 problem detail. `type` is absent and so means `about:blank`. `code` is
/// protocol. Controllers throw it; filters send it.
public final class Problem extends RuntimeException {
    private static final long SOON = 1_000;
    private static final Map<String, Refusal> REFUSALS = Stream.of(Refusal.class.getPermittedSubclasses())
            .flatMap(feature -> Stream.of((Refusal[]) feature.getEnumConstants()))
            .collect(Collectors.toUnmodifiableMap(Refusal::code, Function.identity()));

    private final HttpStatus status;
    private final String code;
    private final @Nullable String field;
    private final @Nullable Long retryAfterMillis;

    private Problem(HttpStatus status, String code, @Nullable String field, @Nullable Long retryAfterMillis) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.retryAfterMillis = retryAfterMillis;
    }

    public Problem(HttpStatus status, String code) {
        this(status, code, null, null);
    }

    /// A problem with the status's own name as its code, like `method-not-allowed`.
    public static Problem of(HttpStatus status) {
        return new Problem(status, Wire.name(status));
    }

    /// The problem for an error status that a library gave. A status of the server's own fault is `failed`.
    public static Problem ofStatus(int status) {
        return switch (HttpStatus.resolve(status)) {
            case null -> failed();
            case INTERNAL_SERVER_ERROR, SERVICE_UNAVAILABLE -> failed();
            case HttpStatus known -> of(known);
        };
    }

    public static Problem of(Malformed malformed) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                malformed.code().wire(),
                malformed.field().isEmpty() ? null : malformed.field(),
                null);
    }

    public static Problem of(Refusal refusal) {
        return new Problem(status(refusal), refusal.code(), field(refusal), null);
    }

    /// The problem for an answer that isn't `Accepted`.
    public static Problem of(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> throw new IllegalArgumentException("no problem");
            case Answer.Refused(var code, var field) -> {
                var refusal = REFUSALS.get(code);
                yield refusal != null
                        ? of(refusal)
                        : new Problem(field == null ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST, code, field, null);
            }
            case Answer.Busy(var millis) -> busy(millis);
            case Answer.Failed() -> failed();
        };
    }

    /// The thing doesn't exist, or the actor may not know of it.
    public static Problem absent(Refusal refusal) {
        return new Problem(HttpStatus.NOT_FOUND, refusal.code());
    }

    /// The thing exists, but the actor isn't allowed to do this.
    public static Problem forbidden(Refusal refusal) {
        return new Problem(HttpStatus.FORBIDDEN, refusal.code());
    }

    /// The token is missing or not valid.
    public static Problem unauthenticated() {
        return new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated");
    }

    /// One client sends too many requests.
    public static Problem busy(long retryAfterMillis) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, "busy", null, retryAfterMillis);
    }

    /// All clients together send too many requests.
    public static Problem unavailable(long retryAfterMillis) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", null, retryAfterMillis);
    }

    /// A view is behind, or still being built.
    public static Problem notReady() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-ready", null, SOON);
    }

    /// The client's sequence numbers are no longer valid: it must start again from a snapshot.
    public static Problem resync() {
        return new Problem(HttpStatus.GONE, "resync");
    }

    /// A fault. Its details stay on the server.
    public static Problem failed() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "failed");
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable Long retryAfterMillis() {
        return retryAfterMillis;
    }

    private record Body(
            String title,
            int status,
            String code,
            @Nullable String field,
            @Nullable Long retryAfterMillis) {}

    /// Leaves the commit to the web server: if the body was not read, the server still has to add that it will
    /// close the connection. Keeps headers that are set already.
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        headers().forEach((name, value) -> {
            if (!response.containsHeader(name)) {
                response.setHeader(name, value);
            }
        });
        response.getOutputStream().write(body());
    }

    /// All headers but those of caching and of the body's type.
    Map<String, String> headers() {
        var headers = new LinkedHashMap<>(SecurityHeaders.ALL);
        // RFC 9110, section 11.6.1: a 401 must have one
        if (status == HttpStatus.UNAUTHORIZED) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (retryAfterMillis != null) {
            headers.put(HttpHeaders.RETRY_AFTER, Long.toString(Math.ceilDiv(retryAfterMillis, 1_000)));
        }
        return headers;
    }

    byte[] body() {
        return Json.STRICT.writeValueAsBytes(
                new Body(status.getReasonPhrase(), status.value(), code, field, retryAfterMillis));
    }

    private static HttpStatus status(Refusal refusal) {
        if (refusal == CommandRefusal.SESSION_ENDED) {
            // the token itself is no longer valid
            return HttpStatus.UNAUTHORIZED;
        }
        return switch (refusal.kind()) {
            case STATE -> HttpStatus.CONFLICT;
            case AUTHORITY -> HttpStatus.FORBIDDEN;
            case ABSENT -> HttpStatus.NOT_FOUND;
        };
    }

    private static @Nullable String field(Refusal refusal) {
        return refusal instanceof AccountRefusal account
                ? switch (account) {
                    case HANDLE_TAKEN -> "handle";
                    case EMAIL_TAKEN -> "email";
                    case PHONE_TAKEN -> "phone";
                    case WRONG_PASSWORD -> "oldPassword";
                    case SAME_PASSWORD -> "newPassword";
                    case REGISTRATION_CLOSED, WRONG_CREDENTIALS -> null;
                }
                : null;
    }
}
