package io.parley.projection.kit;

import io.parley.projection.log.LoggedEvent;
import java.util.List;

/// Stores the log in a form of its own: a view or the inbox. Only one thread uses it.
public interface EventHandler {
    /// The handler's name in the collection `projection`.
    String name();

    /// The version of the stored data. If it differs from the stored version, everything is
    /// dropped and rebuilt.
    int version();

    /// The collections that the handler fills. They are dropped with its token.
    List<String> collections();

    /// Begins, or begins again after a fault, with the data stored up to the token. The handler must forget
    /// what it holds in memory.
    void resume(String epoch, long position);

    /// Stores consecutive events. May be repeated, in whole or in part.
    ///
    /// @param live whether this batch reaches the ledger's head as it was at the start
    void store(List<LoggedEvent> batch, boolean live);

    /// Called after one or several batches and before the token is stored. The handler must finish all that
    /// it has deferred.
    default void settle() {}
}
