package io.parley.command.ledger;

/// The unit of work was not appended: it doesn't continue its stream where the stream ends, so it was decided on an old
/// state. Load the aggregate past the cache and decide again.
public final class StreamConflict extends RuntimeException {
    private final String streamId;

    public StreamConflict(String streamId) {
        super("stream " + streamId + " has moved on", null, false, false);
        this.streamId = streamId;
    }

    public String streamId() {
        return streamId;
    }
}
