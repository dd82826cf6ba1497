package io.parley.api;

import java.util.Locale;
import java.util.UUID;

/// How our scalars look on the wire and in stored documents.
public final class Wire {
    private Wire() {}

    /// Turns `NOT_FRIENDS` into `not-friends`.
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant of this name. Throws `IllegalArgumentException` if there is none.
    public static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// The UUID in the 36 characters of the text (`UUID.fromString` also accepts `1-1-1-1-1`). Throws
    /// `IllegalArgumentException` if the text is none.
    public static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }
}
