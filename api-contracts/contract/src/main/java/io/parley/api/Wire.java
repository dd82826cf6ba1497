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

    /// The UUID in its only spelling: 36 characters in lower case (RFC 9562, section 4). `UUID.fromString` alone
    /// accepts upper case and `1-1-1-1-1`. Throws `IllegalArgumentException` if the text is none.
    public static UUID uuid(String text) {
        var uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException("not a UUID");
        }
        return uuid;
    }
}
