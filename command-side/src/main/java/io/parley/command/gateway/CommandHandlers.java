package io.parley.command.gateway;

import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.wire.Answer.Accepted;
import org.jspecify.annotations.Nullable;

/// A bean whose `@CommandHandler` methods are subscribed to the command bus. What they can know beside the command are
/// `@MetaDataValue(ME) AccountId` and `@MetaDataValue(NOW) Instant`.
public interface CommandHandlers {
    /// Who asks.
    String ME = "me";

    /// When the command reached us, by the clock of the gateway.
    String NOW = "now";

    /// The answer to a command of this bean that was carried out, now or before: alike each time, so it is made of what
    /// stays.
    ///
    /// @param first its first event, whose id is `id`
    /// @param returned what the command's method returned; absent where it was carried out before
    default Accepted answer(Object command, EventId id, Event first, @Nullable Object returned) {
        return new Accepted(id, null, null);
    }
}
