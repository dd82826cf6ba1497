package io.parley.command;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.EventId;
import io.parley.api.EventTypes;
import io.parley.api.wire.Actor;
import io.parley.command.ledger.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command with all that is known about it.
///
/// @param session absent where there is none yet
/// @param target the stream that it addresses, or its type where it creates one: together with actor and client id it
///   names the command for ever
/// @param type logical name
public record Errand(
        AccountId actor, @Nullable String session, String target, UUID clientId, String type, Object command) {

    static Errand of(Actor actor, Command command) {
        var me = actor.account();
        var type = EventTypes.nameOf(command.getClass());
        return new Errand(me, actor.session().toString(), Target.of(me, command), command.clientId(), type, command);
    }

    public EventId event(int index) {
        return origin().eventId(index);
    }

    /// Kept with the events; tells a command from another that came under the same client id.
    String correlation() {
        return type + "/" + clientId;
    }

    Map<String, Object> metadata(Instant now) {
        var metadata = new HashMap<String, Object>(origin().metadata());
        metadata.put(CommandHandlers.ME, actor);
        metadata.put(CommandHandlers.NOW, now);
        return metadata;
    }

    private Origin origin() {
        return new Origin(actor.toString(), target, clientId, session, correlation());
    }
}
