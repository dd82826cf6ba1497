package io.parley.command.friendship;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One side of a friendship: what this person has done.
///
/// @param asked the request that is open in their own eyes
/// @param seen whether the other side sees it too
/// @param blocks whether they have blocked the other side
/// @param knows whether they know that there is anything between the two: a block by the other side doesn't tell
record Side(@Nullable Asked asked, boolean seen, boolean blocks, boolean knows) {
    static final Side NONE = new Side(null, false, false, false);

    record Asked(Instant time, @Nullable String message) {}

    Side asks(Asked question) {
        return new Side(question, false, blocks, true);
    }

    Side seen(boolean now) {
        return new Side(asked, now, blocks, knows);
    }

    Side settled() {
        return new Side(null, false, blocks, knows);
    }

    Side blocking(boolean now) {
        return new Side(asked, seen, now, knows);
    }

    Side knowing() {
        return new Side(asked, seen, blocks, true);
    }
}
