package io.parley.query;

import org.bson.Document;

/// How far a view goes.
///
/// @param epoch of its numbers; empty but for the inbox
/// @param caughtUp whether it has reached the end that the log had when its projection was started
public record Token(String view, int generation, String epoch, long position, boolean caughtUp) {

    static Token of(Document document) {
        return new Token(
                document.getString("_id"),
                document.get("generation", Number.class).intValue(),
                document.get("epoch", ""),
                document.get("position", Number.class).longValue(),
                document.getBoolean("caughtUp", false));
    }
}
