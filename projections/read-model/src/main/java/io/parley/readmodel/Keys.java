package io.parley.readmodel;

/// Writes keys of several parts. It pads numbers, so that keys sort as numbers do.
public final class Keys {
    private static final int DIGITS = 16;

    private Keys() {}

    /// @param parts a `Long` is a number; every other part stands as its text
    public static String of(Object... parts) {
        var key = new StringBuilder(80);
        for (var part : parts) {
            if (!key.isEmpty()) {
                key.append('/');
            }
            var text = part.toString();
            if (part instanceof Long) {
                key.repeat('0', Math.max(0, DIGITS - text.length()));
            }
            key.append(text);
        }
        return key.toString();
    }
}
