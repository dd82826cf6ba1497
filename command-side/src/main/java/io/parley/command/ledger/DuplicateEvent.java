package io.parley.command.ledger;

import io.parley.api.EventId;

/// The unit of work was not appended: an event with this id is in the ledger, so its command was carried out before.
/// Answer from the stored event (`Ledger.find`).
public final class DuplicateEvent extends RuntimeException {
    private final EventId eventId;

    public DuplicateEvent(EventId eventId) {
        super("event " + eventId + " is stored already", null, false, false);
        this.eventId = eventId;
    }

    public EventId eventId() {
        return eventId;
    }
}
