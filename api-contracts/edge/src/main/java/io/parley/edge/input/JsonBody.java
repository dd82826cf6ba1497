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

/// Bodies of requests, read strictly.
public final class JsonBody {
    private static final int DRAINED = 512 * 1024;

    private JsonBody() {}

    /// Throws `Malformed` with the field's path, or `Problem` where the body isn't JSON by its content type or is
    /// longer than `max` bytes.
    public static <T> T read(HttpServletRequest request, Class<T> type, int max) throws IOException {
        return read(request.getContentType(), request.getInputStream(), type, max);
    }

    static <T> T read(@Nullable String contentType, InputStream in, Class<T> type, int max) throws IOException {
        if (!isJson(contentType)) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        var body = in.readNBytes(max + 1);
        if (body.length > max) {
            // a client that is still sending would be cut off, and never see the answer
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
