package io.parley.api;

import java.util.Locale;
import java.util.UUID;

/// How our scalars look on the wire.
final class Wire {
    private Wire() {}

    /// `NOT_FRIENDS` is `not-friends`.
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Throws `Malformed` unless the text is a UUID in its 36 characters (`UUID.fromString` takes `1-1-1-1-1`).
    static UUID uuid(String text, String field) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // falls through: the value is not repeated in an exception
        }
        throw new Malformed(Malformed.Code.INVALID, field);
    }
}
