package io.parley.standalone;

import org.jspecify.annotations.Nullable;

/// Something that the person who starts Parley can put right. The message is the one line that is shown: what is
/// wrong, and what to do.
final class CannotStart extends RuntimeException {
    CannotStart(String line) {
        this(line, null);
    }

    CannotStart(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
