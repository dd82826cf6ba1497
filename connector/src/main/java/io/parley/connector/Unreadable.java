package io.parley.connector;

import io.parley.api.Command;
import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.wire.ClientFrame;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// The one place where what Jackson says of bad input becomes `Malformed`: a code and the path of the field, and never
/// a word of what was in it.
final class Unreadable {
    private static final int PATH_MAX = 100;

    private Unreadable() {}

    /// @param input the whole, where it is JSON at all
    static Malformed malformed(JacksonException e, @Nullable JsonNode input) {
        var path = path(e);
        if (input == null) {
            return new Malformed(Code.INVALID, "");
        }
        if (causeOf(e) instanceof Malformed malformed) {
            return new Malformed(malformed.code(), clipped(ownerOfFields(e) ? join(path, malformed.field()) : path));
        }
        var found = at(e, input);
        return switch (e) {
            case UnrecognizedPropertyException _ -> new Malformed(Code.UNKNOWN_FIELD, clipped(path));
            case InvalidTypeIdException type
            when type.getTypeId() != null -> new Malformed(Code.UNKNOWN_TYPE, clipped(join(path, "type")));
            case InvalidTypeIdException _
            when found.isObject() -> new Malformed(Code.REQUIRED, clipped(join(path, "type")));
            default -> new Malformed(isAbsent(found) ? Code.REQUIRED : Code.INVALID, clipped(path));
        };
    }

    /// Fields of a command are told as the command side tells them, without the frame around.
    static Malformed withinCommand(Malformed malformed) {
        var field = malformed.field();
        return field.startsWith("command.") ? new Malformed(malformed.code(), field.substring(8)) : malformed;
    }

    private static @Nullable Throwable causeOf(Throwable e) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Malformed) {
                return cause;
            }
        }
        return null;
    }

    /// Whether `Malformed` was thrown by a record that names its own fields; an id only knows itself.
    private static boolean ownerOfFields(JacksonException e) {
        return e instanceof ValueInstantiationException made
                && (Command.class.isAssignableFrom(made.getType().getRawClass())
                        || ClientFrame.class.isAssignableFrom(made.getType().getRawClass()));
    }

    private static JsonNode at(JacksonException e, JsonNode input) {
        var node = input;
        for (var step : e.getPath()) {
            node = step.getPropertyName() == null ? node.path(step.getIndex()) : node.path(step.getPropertyName());
        }
        return node;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String path(JacksonException e) {
        var path = "";
        for (var step : e.getPath()) {
            path = join(path, step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName());
        }
        return path;
    }

    private static String join(String path, String field) {
        return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
    }

    private static String clipped(String path) {
        return path.length() <= PATH_MAX ? path : path.substring(0, PATH_MAX);
    }
}
