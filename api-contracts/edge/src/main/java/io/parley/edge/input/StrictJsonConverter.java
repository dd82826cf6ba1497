package io.parley.edge.input;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;

/// Reads the `@RequestBody` of Parley's controllers through `JsonBody`. It writes nothing.
final class StrictJsonConverter implements HttpMessageConverter<Object> {
    private static final int MAX_BYTES = 16 * 1024;

    /// Accepts every content type, because `JsonBody` reports what is wrong with it.
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType contentType) {
        return type.getName().startsWith("io.parley.");
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType contentType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public Object read(Class<?> type, HttpInputMessage message) throws IOException {
        var contentType = message.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return JsonBody.read(contentType, message.getBody(), type, MAX_BYTES);
    }

    @Override
    public void write(Object body, @Nullable MediaType contentType, HttpOutputMessage message) {
        throw new UnsupportedOperationException();
    }
}
