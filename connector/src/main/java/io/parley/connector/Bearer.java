package io.parley.connector;

import io.parley.api.Secret;
import io.parley.api.wire.Actor;
import java.time.Instant;

/// Who a verified token speaks for, and until when.
record Bearer(Actor actor, Secret token, Instant expiresAt) {

    /// Whether this may stand for an earlier one on the same socket.
    boolean renews(Bearer earlier) {
        return actor.equals(earlier.actor) && !expiresAt.isBefore(earlier.expiresAt);
    }
}
