package io.parley.projection.log;

import org.jspecify.annotations.Nullable;

/// Going on would be wrong and trying again won't help: a person has to look.
public final class Halt extends RuntimeException {
    public Halt(String message) {
        this(message, null);
    }

    public Halt(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
