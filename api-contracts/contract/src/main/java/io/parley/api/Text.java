package io.parley.api;

import io.parley.api.Malformed.Code;
import org.jspecify.annotations.Nullable;

/// The rules for what people write. Lengths are in Unicode code points.
public final class Text {
    private Text() {}

    /// Whether the text has no half of a surrogate pair, which is no character and can't be sent as UTF-8.
    public static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    /// The text. Throws `Malformed` if it isn't Unicode.
    static String unicode(String text) {
        if (!isUnicode(text)) {
            throw new Malformed(Malformed.Code.FORBIDDEN_CHARACTERS, "");
        }
        return text;
    }

    /// A name of one line, 1 to `max` code points. It is trimmed, has no control characters or bidi overrides,
    /// and doesn't consist of white space or invisible characters alone.
    public static String name(@Nullable String text, int max, String field) {
        var trimmed = line(Malformed.present(text, field), max, field);
        if (isInvisible(trimmed)) {
            throw new Malformed(Code.REQUIRED, field);
        }
        return trimmed;
    }

    /// Like `name`, but absent or invisible text is `null`.
    public static @Nullable String optionalName(@Nullable String text, int max, String field) {
        if (text == null) {
            return null;
        }
        var trimmed = line(text, max, field);
        return isInvisible(trimmed) ? null : trimmed;
    }

    /// Text of several lines, 1 to `max` code points. Line feed and tab are its only control characters; CRLF
    /// becomes LF. It stays as written, including white space at both ends.
    public static String body(@Nullable String text, int max, String field) {
        var lines = Malformed.present(text, field).replace("\r\n", "\n");
        check(lines, max, field, "\n\t", false);
        if (isInvisible(lines)) {
            throw new Malformed(Code.REQUIRED, field);
        }
        return lines;
    }

    private static String line(String text, int max, String field) {
        var trimmed = text.strip();
        check(trimmed, max, field, "", true);
        return trimmed;
    }

    private static void check(String text, int max, String field, String controls, boolean refuseBidi) {
        if (text.codePointCount(0, text.length()) > max) {
            throw new Malformed(Code.TOO_LONG, field);
        }
        var forbidden = text.codePoints()
                .anyMatch(c -> Character.getType(c) == Character.SURROGATE
                        || (Character.isISOControl(c) && controls.indexOf(c) < 0)
                        || (refuseBidi && isBidiControl(c)));
        if (forbidden) {
            throw new Malformed(Code.FORBIDDEN_CHARACTERS, field);
        }
    }

    /// Whether `c` is one of the embeddings, overrides and isolates of Unicode Standard Annex 9, or a line
    /// or paragraph separator.
    private static boolean isBidiControl(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
    }

    private static boolean isInvisible(String text) {
        return text.codePoints().allMatch(Text::isInvisible);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // Unicode's Default_Ignorable_Code_Point beyond those, assigned or not, and blank Braille. This JDK may
            // not know other code points yet that are visible, like a new emoji.
            default ->
                c == 0x115F
                        || c == 0x1160
                        || c == 0x3164
                        || c == 0xFFA0
                        || c == 0x2800
                        || c == 0x034F
                        || c == 0x17B4
                        || c == 0x17B5
                        || c == 0x2065
                        || (c >= 0x180B && c <= 0x180F)
                        || (c >= 0xFE00 && c <= 0xFE0F)
                        || (c >= 0xFFF0 && c <= 0xFFF8)
                        || (c >= 0xE0000 && c <= 0xE0FFF);
        };
    }
}
