package io.parley.projection.log;

import org.jspecify.annotations.Nullable;

/// A fault that a retry can't mend, and after which it would be wrong to continue. A person has to look.
public final class Halt extends RuntimeException {
    public Halt(String message) {
        this(message, null);
    }

    public Halt(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
