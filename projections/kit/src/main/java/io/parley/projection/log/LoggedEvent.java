package io.parley.projection.log;

import io.parley.api.Event;
import io.parley.api.Json;
import io.parley.api.wire.PublishedEvent;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A record of the log. Its event is decoded once, for all that follow the log together.
public final class LoggedEvent {
    private final PublishedEvent published;
    private final long position;
    private final long offset;
    private @Nullable Event event;

    public LoggedEvent(PublishedEvent published, long offset) {
        this.published = published;
        this.position = published.at();
        this.offset = offset;
    }

    /// Nothing where it isn't an event of the ledger that `source` names.
    static Optional<LoggedEvent> read(byte @Nullable [] record, long offset, String source) {
        try {
            var published = Json.PERMISSIVE.readValue(Objects.requireNonNull(record), PublishedEvent.class);
            Objects.requireNonNull(published.time());
            Objects.requireNonNull(published.subject());
            Objects.requireNonNull(published.type());
            Objects.requireNonNull(published.id());
            Objects.requireNonNull(published.data());
            Long.parseLong(published.streamseq());
            return source.equals(published.source())
                    ? Optional.of(new LoggedEvent(published, offset))
                    : Optional.empty();
        } catch (JacksonException | NullPointerException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public PublishedEvent published() {
        return published;
    }

    public long position() {
        return position;
    }

    long offset() {
        return offset;
    }

    /// Throws where this version of Parley can't read it.
    public Event event() {
        var decoded = event;
        if (decoded == null) {
            decoded = published.event();
            event = decoded;
        }
        return decoded;
    }
}
