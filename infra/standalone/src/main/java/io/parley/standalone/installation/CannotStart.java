package io.parley.standalone.installation;

import org.jspecify.annotations.Nullable;

/// Something that the person who starts Parley can put right. The message is the one line that is shown: what is
/// wrong, and what to do.
public final class CannotStart extends RuntimeException {
    public CannotStart(String line) {
        this(line, null);
    }

    public CannotStart(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
