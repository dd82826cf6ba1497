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

    private static final int FIELD_MAX = 100;

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

    /// A field that we have no name for: the one place where a client's own word is given back, in part and cleaned.
    public static Malformed unknownField(String field) {
        return new Malformed(
                Code.UNKNOWN_FIELD,
                field.substring(0, Math.min(field.length(), FIELD_MAX)).replaceAll("[^A-Za-z0-9_.\\[\\]-]", "?"));
    }

    /// What is wrong with JSON that `Json.STRICT` refused. Names of fields are ours, but for one that is unknown.
    /// Jackson's own message quotes the input: it is neither sent nor logged.
    public static Malformed of(JacksonException e) {
        var path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return switch (e) {
            case JacksonException _ when e.getCause() instanceof Malformed m -> at(path + "." + m.field, m.code);
            case InvalidTypeIdException type ->
                at(path + ".type", type.getTypeId() == null ? Code.REQUIRED : Code.UNKNOWN_TYPE);
            case UnrecognizedPropertyException _ -> unknownField(named(path));
            case JacksonException _ when isAbsent(e.getOriginalMessage()) -> at(path, Code.REQUIRED);
            default -> at(path, Code.INVALID);
        };
    }

    /// A primitive, or all of the input: Jackson has no type for this.
    private static boolean isAbsent(String message) {
        return message.startsWith("Cannot map `null`") || message.startsWith("No content to map");
    }

    private static Malformed at(String path, Code code) {
        return new Malformed(code, named(path));
    }

    private static String named(String path) {
        return path.replaceFirst("^\\.(command\\.)?", "").replaceFirst("\\.$", "");
    }
}
