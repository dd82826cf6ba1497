package io.parley.command.gateway;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.EventId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.wire.Actor;
import io.parley.command.aggregate.CommandMetadata;
import io.parley.command.ledger.StoredEvent;
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
/// @param digest of what it asks for (`ContentDigest`)
public record CommandEnvelope(
        AccountId actor,
        @Nullable String session,
        String target,
        UUID clientId,
        String type,
        String digest,
        Object command) {

    static CommandEnvelope of(Actor actor, Command command, ContentDigest digests) {
        var me = actor.account();
        var type = EventTypes.nameOf(command.getClass());
        var target = CommandTarget.of(me, command);
        var digest = digests.of(command);
        return new CommandEnvelope(me, actor.session().toString(), target, command.clientId(), type, digest, command);
    }

    public EventId event(int index) {
        return commandMetadata().eventId(index);
    }

    /// Whether what was carried out under this client id was the same. Events from before there were digests tell no
    /// more than its type.
    boolean isThatOf(StoredEvent first) {
        var metadata = Json.PERMISSIVE.readTree(first.metadata());
        var kept = metadata.path("digest").asString("");
        return kept.startsWith(ContentDigest.VERSION)
                ? kept.equals(digest)
                : metadata.path("correlation").asString("").equals(correlation());
    }

    /// Kept with the events.
    private String correlation() {
        return type + "/" + clientId;
    }

    Map<String, Object> metadata(Instant now) {
        var metadata = new HashMap<String, Object>(commandMetadata().metadata());
        metadata.put(CommandHandlers.ME, actor);
        metadata.put(CommandHandlers.NOW, now);
        return metadata;
    }

    private CommandMetadata commandMetadata() {
        return new CommandMetadata(actor.toString(), target, clientId, session, correlation(), digest);
    }
}
