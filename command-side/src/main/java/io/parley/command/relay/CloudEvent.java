package io.parley.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.command.ledger.StoredEvent;
import java.util.UUID;

/// The JSON of a `PublishedEvent`. Payload and metadata are put in as they are stored, but for the command's digest,
/// which is the ledger's alone; nothing else needs escaping, see `NewEvent`.
final class CloudEvent {
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final String DIGEST = ",\"digest\":\"";

    private CloudEvent() {}

    static String source(UUID ledger, int generation) {
        return "/ledger/" + ledger + "/" + generation;
    }

    static byte[] json(StoredEvent event, String source) {
        var metadata = published(event.metadata().strip());
        var json = new StringBuilder(event.payload().length() + 700)
                .append("{\"specversion\":\"1.0\",\"id\":\"")
                .append(event.eventId())
                .append("\",\"source\":\"")
                .append(source)
                .append("\",\"type\":\"")
                .append(event.type())
                .append("\",\"subject\":\"")
                .append(event.streamId())
                .append("\",\"time\":\"")
                .append(event.time())
                .append("\",\"datacontenttype\":\"application/json\",\"position\":\"")
                .append(event.position())
                .append("\",\"streamseq\":\"")
                .append(event.streamSeq())
                .append("\",\"revision\":")
                .append(event.revision());
        if (metadata.length() > 2) {
            json.append(',').append(metadata, 1, metadata.length() - 1);
        }
        return json.append(",\"data\":")
                .append(event.payload())
                .append('}')
                .toString()
                .getBytes(UTF_8);
    }

    /// The metadata is a flat object of strings that begins with the actor. In a string a quote is escaped, so what is
    /// found is the property.
    private static String published(String metadata) {
        var start = metadata.indexOf(DIGEST);
        if (start < 0) {
            return metadata;
        }
        var end = metadata.indexOf('"', start + DIGEST.length()) + 1;
        return metadata.substring(0, start) + metadata.substring(end);
    }
}
