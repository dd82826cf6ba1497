package io.parley.connector.socket;

import io.parley.api.Json;
import io.parley.api.Malformed;
import io.parley.api.Text;
import io.parley.api.wire.ClientFrame;
import io.parley.api.wire.ServerFrame;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/// Reads and writes frames as text.
public final class FrameCodec {
    private static final ObjectWriter REPLY = Json.STRICT.writerFor(ServerFrame.class);

    private FrameCodec() {}

    /// What a client's text turned out to be.
    public sealed interface Read {
        record Frame(ClientFrame frame) implements Read {}

        record Bad(@Nullable String ref, Malformed malformed) implements Read {}

        /// A `hello` of another protocol version, whose fields may differ.
        record OtherVersion() implements Read {}
    }

    public static Read read(String text) {
        try {
            var frame = Json.read(text, ClientFrame.class);
            return frame instanceof ClientFrame.Hello hello && hello.v() != ClientFrame.VERSION
                    ? new Read.OtherVersion()
                    : new Read.Frame(frame);
        } catch (Malformed malformed) {
            return bad(malformed, tree(text));
        }
    }

    static String write(ServerFrame frame) {
        return REPLY.writeValueAsString(frame);
    }

    private static Read bad(Malformed malformed, @Nullable JsonNode input) {
        if (input == null) {
            return new Read.Bad(null, malformed);
        }
        if (input.path("type").asString("").equals("hello")
                && input.path("v").isIntegralNumber()
                && !input.path("v").asString().equals("" + ClientFrame.VERSION)) {
            return new Read.OtherVersion();
        }
        var ref = input.path("ref").isString() ? input.path("ref").asString() : "";
        var isRef = !ref.isEmpty() && ref.length() <= 64 && Text.isUnicode(ref);
        return new Read.Bad(isRef ? ref : null, malformed);
    }

    private static @Nullable JsonNode tree(String text) {
        try {
            return Json.PERMISSIVE.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }
}
