package io.parley.edge.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a query string, by name, with all values of each.
record QueryString(Map<String, List<String>> parameters) {

    /// Throws `Malformed` with the parameter's name for a `%` without two hex digits, for what isn't UTF-8, for
    /// what no URL may have unescaped, and for control characters, escaped or not.
    ///
    /// @param raw what follows the `?`, or null if there is none
    static QueryString of(@Nullable String raw) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : (raw == null ? "" : raw).split("&", -1)) {
            if (!pair.isEmpty()) {
                var cut = pair.indexOf('=');
                var name = decoded(cut < 0 ? pair : pair.substring(0, cut), "");
                var value = cut < 0 ? "" : decoded(pair.substring(cut + 1), name);
                parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new QueryString(parameters);
    }

    private static String decoded(String part, String name) {
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(part))).toString();
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw Malformed.theirs(Code.INVALID, name);
            }
            return text;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw Malformed.theirs(Code.INVALID, name);
        }
    }

    private static byte[] bytes(String part) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < part.length(); i++) {
            var c = part.charAt(i);
            if (c == '%' && i + 2 < part.length()) {
                bytes.write(HexFormat.fromHexDigits(part, i + 1, i + 3));
                i += 2;
            } else if (c != '%' && c > ' ' && c < 0x7F) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                throw new IllegalArgumentException("no part of a URL");
            }
        }
        return bytes.toByteArray();
    }
}
