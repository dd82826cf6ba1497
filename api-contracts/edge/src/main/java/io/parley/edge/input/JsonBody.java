package io.parley.edge.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.api.Json;
import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.edge.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Reads request bodies strictly: JSON in UTF-8 and nothing else (RFC 8259, section 8.1).
public final class JsonBody {
    private static final int DRAINED = 512 * 1024;

    private JsonBody() {}

    /// Throws `Malformed` with the field's path. Throws `Problem` if the content type isn't JSON, if the body
    /// is longer than `max` bytes, or if it ends before its end.
    public static <T> T read(HttpServletRequest request, Class<T> type, int max) throws IOException {
        return read(request.getContentType(), request.getInputStream(), type, max);
    }

    static <T> T read(@Nullable String contentType, InputStream in, Class<T> type, int max) {
        if (!isJson(contentType)) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        return Json.read(text(bytes(in, max)), type);
    }

    private static byte[] bytes(InputStream in, int max) {
        try {
            var body = in.readNBytes(max + 1);
            if (body.length > max) {
                // otherwise the connection of a client that is still sending would close before the client
                // reads the answer
                in.skip(DRAINED);
                throw Problem.of(HttpStatus.CONTENT_TOO_LARGE);
            }
            return body;
        } catch (IOException e) {
            // the client's doing: it went away, was too slow, or sent wrong chunks
            throw Problem.of(HttpStatus.BAD_REQUEST);
        }
    }

    /// Java's decoder takes no overlong forms and no halves of surrogate pairs. A byte order mark stays in the
    /// text, and is no JSON.
    private static String text(byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed(Code.INVALID, "");
        }
    }

    /// JSON has no parameters (RFC 8259, section 11), but many clients send its charset.
    private static boolean isJson(@Nullable String contentType) {
        try {
            var type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            var parameters = type.getParameters().size();
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                    && (parameters == 0 || (parameters == 1 && UTF_8.equals(type.getCharset())));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
