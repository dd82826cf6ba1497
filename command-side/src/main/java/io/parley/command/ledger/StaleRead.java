package io.parley.command.ledger;

/// What was decided rests on a stream that was read, not appended to, and that has moved on: nothing was appended. Load
/// the aggregate past the cache and decide again.
public final class StaleRead extends RuntimeException {
    private final String streamId;

    public StaleRead(String streamId) {
        super("stream " + streamId + ", which was read, has moved on", null, false, false);
        this.streamId = streamId;
    }

    public String streamId() {
        return streamId;
    }
}
