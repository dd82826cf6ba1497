package io.parley.projection.kit;

import io.parley.projection.log.LoggedEvent;
import java.util.List;

/// What stores the log in some form of its own: a view or the inbox. Used by one thread.
public interface EventHandler {
    /// As it is called in the collection `projection`.
    String name();

    /// Another one than the stored: everything is dropped and built anew.
    int version();

    /// The collections that it fills, and that are dropped with its token.
    List<String> collections();

    /// Begins, or begins again after a fault, with what is stored up to the token. What it remembers is void.
    void resume(String epoch, long position);

    /// Stores consecutive events. May be repeated, in whole or in part.
    ///
    /// @param live whether this batch reaches the ledger's head as it was at the start
    void store(List<LoggedEvent> batch, boolean live);

    /// Called before the token is stored, after one or several batches: whatever was put off till then must be done.
    default void settle() {}
}
