package io.parley.command.aggregate;

import io.parley.api.EventId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where events come from: the command whose carrying out they are. It travels as Axon metadata from the command to
/// each of its events (`SimpleCorrelationDataProvider` with `KEYS`) and gives them their ids.
///
/// @param actor account id
/// @param target name of the stream that the command addresses, or the command's type where it creates one
/// @param correlation of the whole conversation between services; the client id where absent
/// @param digest of what the command asks for, without characters that JSON escapes; kept in the ledger alone
public record CommandMetadata(
        String actor,
        String target,
        UUID clientId,
        @Nullable String session,
        @Nullable String correlation,
        @Nullable String digest) {

    private static final String ACTOR = "actor";
    private static final String TARGET = "target";
    private static final String CLIENT_ID = "clientId";
    private static final String SESSION = "session";
    private static final String CORRELATION = "correlation";
    private static final String DIGEST = "digest";

    /// All keys of `metadata()`.
    public static final List<String> KEYS = List.of(ACTOR, TARGET, CLIENT_ID, SESSION, CORRELATION, DIGEST);

    /// For the message that carries the command.
    public Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(ACTOR, actor);
        metadata.put(TARGET, target);
        metadata.put(CLIENT_ID, clientId.toString());
        if (session != null) {
            metadata.put(SESSION, session);
        }
        if (correlation != null) {
            metadata.put(CORRELATION, correlation);
        }
        if (digest != null) {
            metadata.put(DIGEST, digest);
        }
        return metadata;
    }

    /// The id of the `index`-th event (from 0) of the command's unit of work.
    public EventId eventId(int index) {
        return EventId.of(actor, target, clientId, index);
    }

    static CommandMetadata of(Map<String, ?> metadata) {
        return new CommandMetadata(
                required(metadata, ACTOR),
                required(metadata, TARGET),
                UUID.fromString(required(metadata, CLIENT_ID)),
                optional(metadata, SESSION),
                optional(metadata, CORRELATION),
                optional(metadata, DIGEST));
    }

    private static String required(Map<String, ?> metadata, String key) {
        var value = optional(metadata, key);
        if (value == null) {
            throw new IllegalArgumentException("an event without the metadata '" + key + "' of its command");
        }
        return value;
    }

    private static @Nullable String optional(Map<String, ?> metadata, String key) {
        var value = metadata.get(key);
        return value == null ? null : value.toString();
    }
}
