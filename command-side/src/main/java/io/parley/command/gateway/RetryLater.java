package io.parley.command.gateway;

import java.time.Duration;
import org.axonframework.commandhandling.CommandExecutionException;

/// A command that may be carried out, but not yet: nothing was done, and it may be sent again after a while.
public final class RetryLater extends CommandExecutionException {
    private final long millis;

    @SuppressWarnings("NullAway") // Axon takes null for "no cause"
    public RetryLater(Duration left) {
        super("too soon", null, null, false);
        this.millis = left.plusNanos(999_999).toMillis();
    }

    long millis() {
        return millis;
    }
}
