package io.parley.projection.log;

import org.jspecify.annotations.Nullable;

/// How far a projection has come.
///
/// @param position the position of the last event in its data, 0 for none
/// @param offset where that event stood in the topic; a hint that reading verifies
/// @param eventId the id of that event
public record Token(long position, long offset, @Nullable String eventId) {
    public static final Token NONE = new Token(0, 0, null);

    public static Token of(LoggedEvent logged) {
        return new Token(
                logged.position(), logged.offset(), logged.published().id().toString());
    }
}
