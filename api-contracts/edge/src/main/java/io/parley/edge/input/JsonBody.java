package io.parley.edge.input;

import io.parley.api.Json;
import io.parley.api.Malformed;
import io.parley.edge.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;

/// Reads request bodies strictly.
public final class JsonBody {
    private static final int DRAINED = 512 * 1024;

    private JsonBody() {}

    /// Throws `Malformed` with the field's path. Throws `Problem` if the content type isn't JSON or the body
    /// is longer than `max` bytes.
    public static <T> T read(HttpServletRequest request, Class<T> type, int max) throws IOException {
        return read(request.getContentType(), request.getInputStream(), type, max);
    }

    static <T> T read(@Nullable String contentType, InputStream in, Class<T> type, int max) throws IOException {
        if (!isJson(contentType)) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        var body = in.readNBytes(max + 1);
        if (body.length > max) {
            // otherwise the connection of a client that is still sending would close before the client
            // reads the answer
            in.skip(DRAINED);
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE);
        }
        try {
            return Malformed.present(Json.STRICT.readValue(body, type), "");
        } catch (JacksonException e) {
            throw Malformed.of(e);
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
