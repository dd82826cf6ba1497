package io.parley.command.http;

import io.parley.api.Json;
import io.parley.api.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
        if (!isJson(request.getContentType())) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        var body = request.getInputStream().readNBytes(max + 1);
        if (body.length > max) {
            // a client that is still sending would be cut off, and never see the answer
            request.getInputStream().skip(DRAINED);
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE);
        }
        try {
            return Malformed.present(Json.STRICT.readValue(body, type), "");
        } catch (JacksonException e) {
            throw Malformed.of(e);
        }
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
