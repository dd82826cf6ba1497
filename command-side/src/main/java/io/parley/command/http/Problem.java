package io.parley.command.http;

import io.parley.api.Malformed;
import io.parley.api.Refusal;
import io.parley.api.Wire;
import io.parley.api.account.AccountRefusal;
import io.parley.api.wire.Answer;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Why a request has no other answer; sent as RFC 9457 (`type` is left out and so stands for `about:blank`).
public final class Problem extends RuntimeException {
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

    /// With the status's own name as code, `method-not-allowed`.
    public static Problem of(HttpStatus status) {
        return new Problem(status, Wire.name(status));
    }

    public static Problem tooMany(long retryAfterMillis) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, "busy", null, retryAfterMillis);
    }

    public static Problem unavailable(long retryAfterMillis) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", null, retryAfterMillis);
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

    /// Of an answer that isn't `Accepted`.
    public static Problem of(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> throw new IllegalArgumentException("no problem");
            case Answer.Refused(var code, var field) -> {
                var refusal = REFUSALS.get(code);
                yield refusal == null ? new Problem(HttpStatus.BAD_REQUEST, code, field, null) : of(refusal);
            }
            case Answer.Busy(var millis) -> tooMany(millis);
            case Answer.Failed() -> failed();
        };
    }

    static Problem failed() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "failed", null, 1_000L);
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

    record Body(
            String title,
            int status,
            String code,
            @Nullable String field,
            @Nullable Long retryAfterMillis) {}

    Body body() {
        return new Body(status.getReasonPhrase(), status.value(), code, field, retryAfterMillis);
    }

    private static HttpStatus status(Refusal refusal) {
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
                    case REGISTRATION_CLOSED, WRONG_CREDENTIALS -> null;
                }
                : null;
    }
}
