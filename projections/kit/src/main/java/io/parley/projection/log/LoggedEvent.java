package io.parley.projection.log;

import io.parley.api.Event;
import io.parley.api.Json;
import io.parley.api.wire.PublishedEvent;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A record of the log. It decodes its event once for all processors of a group.
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

    /// Empty if the record is no event of the ledger that `source` names.
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

    /// Throws if this version of Parley can't read the event.
    public Event event() {
        var decoded = event;
        if (decoded == null) {
            decoded = published.event();
            event = decoded;
        }
        return decoded;
    }
}
