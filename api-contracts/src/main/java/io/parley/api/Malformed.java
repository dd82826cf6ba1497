package io.parley.api;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

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

    /// The path of the field, as `content.text`; of a command inside a frame too, seen from the command. Empty for the
    /// whole.
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

    /// What is wrong with JSON that `Json.STRICT` refused. Jackson's own message quotes the input: it is neither sent
    /// nor
    /// logged.
    public static Malformed of(JacksonException e) {
        var path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return switch (e) {
            case JacksonException _ when e.getCause() instanceof Malformed m -> at(path + "." + m.field, m.code);
            case InvalidTypeIdException type ->
                at(path + ".type", type.getTypeId() == null ? Code.REQUIRED : Code.UNKNOWN_TYPE);
            case UnrecognizedPropertyException _ -> at(path, Code.UNKNOWN_FIELD);
            // a primitive is absent: Jackson has no type for this
            case JacksonException _
            when e.getOriginalMessage().startsWith("Cannot map `null`") -> at(path, Code.REQUIRED);
            default -> at(path, Code.INVALID);
        };
    }

    private static Malformed at(String path, Code code) {
        var field = path.replaceFirst("^\\.(command\\.)?", "").replaceFirst("\\.$", "");
        // names that the client made up are not given back as they are
        return new Malformed(
                code, field.substring(0, Math.min(field.length(), 100)).replaceAll("[^A-Za-z0-9_.\\[\\]-]", "?"));
    }
}
