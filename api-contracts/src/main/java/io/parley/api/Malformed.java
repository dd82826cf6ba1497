package io.parley.api;

import org.jspecify.annotations.Nullable;

/// Input of the wrong shape: the client's bug. HTTP 400, or a `refused` frame, with `code` and `field`.
public final class Malformed extends RuntimeException {
    /// What is wrong with a field; protocol.
    public enum Code {
        REQUIRED,
        TOO_SHORT,
        TOO_LONG,
        INVALID,
        FORBIDDEN_CHARACTERS,
        RESERVED,
        UNKNOWN_FIELD,
        UNKNOWN_TYPE;

        public String wire() {
            return Wire.name(this);
        }
    }

    private final Code code;
    private final String field;

    public Malformed(Code code, String field) {
        super(code.wire() + ": " + field, null, false, false);
        this.code = code;
        this.field = field;
    }

    public Code code() {
        return code;
    }

    /// The path of the field, as `content.text`; empty for the whole.
    public String field() {
        return field;
    }

    /// The value, or `Malformed` with code `required` where it is absent.
    public static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new Malformed(Code.REQUIRED, field);
        }
        return value;
    }
}
