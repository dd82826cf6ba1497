package io.parley.api;

import java.util.Locale;

/// How names of our enums look on the wire: `NOT_FRIENDS` is `not-friends`.
final class Wire {
    private Wire() {}

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
