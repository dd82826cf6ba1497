package io.parley.api;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Input of the wrong shape, a client's bug. The answer is HTTP 400, or a `refused` frame, with
/// `code` and `field`.
public final class Malformed extends RuntimeException {
    /// What is wrong with a field. The codes are part of the protocol.
    public enum Code {
        REQUIRED,
        TOO_SHORT,
        TOO_LONG,
        INVALID,
        FORBIDDEN_CHARACTERS,
        RESERVED,
        /// A password that is common, or made of the person's own names.
        GUESSABLE,
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

    /// The path of the field, like `content.text`. It starts at the command, even for a command inside a
    /// frame. Empty for the whole input.
    public String field() {
        return field;
    }

    /// The value. Throws `Malformed` with code `required` if it is absent.
    public static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new Malformed(Code.REQUIRED, field);
        }
        return value;
    }

    /// A field whose name Parley doesn't know.
    public static Malformed unknownField(String field) {
        return theirs(Code.UNKNOWN_FIELD, field);
    }

    /// A field whose name comes from the client and may not be one of ours. Only here does an answer repeat a
    /// client's own word, shortened and cleaned.
    public static Malformed theirs(Code code, String field) {
        return new Malformed(
                code, field.substring(0, Math.min(field.length(), FIELD_MAX)).replaceAll("[^A-Za-z0-9_.\\[\\]-]", "?"));
    }

    /// An invalid value at this place of the JSON.
    static Malformed at(@Nullable TokenStreamContext place) {
        return theirs(Code.INVALID, named(path(place)));
    }

    private static String path(@Nullable TokenStreamContext place) {
        if (place == null || place.inRoot()) {
            return "";
        }
        return path(place.getParent())
                + (place.inArray() ? "[" + place.getCurrentIndex() + "]" : "." + place.currentName());
    }

    /// What is wrong with JSON that `Json.STRICT` rejected. Field names are ours, except an unknown one.
    /// Jackson's own message quotes the input, so it is neither sent nor logged.
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
            case StreamReadException twice
            when isTwice(twice) -> at(twice.processor().streamReadContext());
            case JacksonException _ when isAbsent(e.getOriginalMessage()) -> at(path, Code.REQUIRED);
            default -> at(path, Code.INVALID);
        };
    }

    /// Whether a primitive, or the whole input, is absent. Jackson has no exception type for this.
    private static boolean isAbsent(String message) {
        return message.startsWith("Cannot map `null`") || message.startsWith("No content to map");
    }

    /// Whether an object has a field twice. Jackson has no exception type for this either.
    private static boolean isTwice(StreamReadException e) {
        return e.getOriginalMessage().startsWith("Duplicate Object property");
    }

    private static Malformed at(String path, Code code) {
        return new Malformed(code, named(path));
    }

    private static String named(String path) {
        return path.replaceFirst("^\\.(command\\.)?", "").replaceFirst("\\.$", "");
    }
}
