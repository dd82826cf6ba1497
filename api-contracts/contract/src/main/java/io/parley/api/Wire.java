package io.parley.api;

import java.util.Locale;
import java.util.UUID;

/// How our scalars look on the wire and in documents.
public final class Wire {
    private Wire() {}

    /// `NOT_FRIENDS` is `not-friends`.
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The constant of this name; throws `IllegalArgumentException` where there is none.
    public static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// The UUID that the text is in its 36 characters (`UUID.fromString` takes `1-1-1-1-1`). Throws
    /// `IllegalArgumentException` where it is none.
    static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }
}
