package io.parley.command;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.CommandRefusal;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.api.account.AccountEvent;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.group.GroupCommand;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.NotAdded;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.ledger.DuplicateEvent;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.LedgerBusy;
import io.parley.command.ledger.StaleRead;
import io.parley.command.ledger.StreamConflict;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way in for commands. Each is carried out once, for ever, and answered alike each time it is sent: what is
/// accepted is answered from its first event, the one just appended or the one in the ledger. (Only why some were not
/// added to a group is told once: it may be otherwise by now.)
public final class CommandGate {
    private static final Logger log = LoggerFactory.getLogger(CommandGate.class);
    private static final long RETRY_AFTER_MILLIS = 250;
    private static final StackTraceElement UNKNOWN = new StackTraceElement("unknown", "", null, -1);

    private final CommandBus bus;
    private final Ledger ledger;
    private final int tries;

    CommandGate(CommandBus bus, Ledger ledger, int tries) {
        this.bus = bus;
        this.ledger = ledger;
        this.tries = tries;
    }

    /// Blocks until the command is durable or refused. Never throws.
    public Answer execute(Actor actor, Command command) {
        return carryOut(Errand.of(actor, command));
    }

    /// As `execute`, for what isn't a `Command` of a person who has logged in.
    public Answer carryOut(Errand errand) {
        try {
            for (var i = 0; i < tries; i++) {
                var answer = attempt(errand);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            return new Answer.Busy(RETRY_AFTER_MILLIS);
        } catch (RuntimeException e) {
            // What an exception says may hold what people wrote: only where it was thrown is told.
            log.error(
                    "{} {} failed: {} at {}",
                    errand.type(),
                    errand.clientId(),
                    e.getClass().getName(),
                    place(e));
            return new Answer.Failed();
        }
    }

    /// Empty where it has to be decided again.
    private Optional<Answer> attempt(Errand errand) {
        var message = new GenericCommandMessage<>(
                errand.command(), errand.metadata(Clock.systemUTC().instant()));
        var callback = new FutureCallback<Object, Attempt>();
        bus.dispatch(message, callback);
        var result = callback.getResult();
        if (!result.isExceptional()) {
            return Optional.of(answer(errand, result.getPayload()));
        }
        return switch (result.exceptionResult()) {
            case Refused refused -> Optional.of(earlier(errand).orElse(Answer.Refused.of(refused.refusal())));
            // what stands against it can only have become more meanwhile, so the newest needn't be looked at
            case TooSoon soon -> Optional.of(earlier(errand).orElse(new Answer.Busy(soon.millis())));
            case DuplicateEvent _ -> earlier(errand);
            case StreamConflict _, StaleRead _, DeadlockException _ -> Optional.empty();
            case LedgerBusy _, LockAcquisitionFailedException _ -> Optional.of(new Answer.Busy(RETRY_AFTER_MILLIS));
            case RuntimeException fault -> throw fault;
            case Throwable fault -> throw new IllegalStateException(fault);
        };
    }

    private Answer answer(Errand errand, Attempt attempt) {
        var first = attempt.first();
        if (first != null) {
            return accepted(errand.event(0), first, attempt.notAdded());
        }
        var refusal = attempt.refusal();
        return earlier(errand).orElse(refusal == null ? new Accepted(null, null, null) : Answer.Refused.of(refusal));
    }

    /// The answer to a command that was carried out before, whatever has become of its effect.
    private Optional<Answer> earlier(Errand errand) {
        return ledger.find(errand.event(0)).map(stored -> {
            var metadata = Json.PERMISSIVE.readTree(stored.metadata());
            return metadata.path("correlation").asString("").equals(errand.correlation())
                    ? accepted(stored.eventId(), stored.event(), notAdded(errand, stored.event()))
                    : Answer.Refused.of(CommandRefusal.CLIENT_ID_REUSED);
        });
    }

    private static Accepted accepted(EventId id, Event first, List<NotAdded> notAdded) {
        return switch (first) {
            case ConversationEvent.MessageSent e -> new Accepted(id, e.conversationId(), e.messageNo());
            case ConversationEvent e -> new Accepted(id, e.conversationId(), null);
            case GroupEvent e -> new Accepted(id, e.conversationId(), null, notAdded.isEmpty() ? null : notAdded);
            case FriendshipEvent.Accepted e -> new Accepted(id, e.conversationId(), null);
            case FriendshipEvent _, AccountEvent _ -> new Accepted(id, null, null);
        };
    }

    /// Those that the command asked for and that its event doesn't tell of.
    private static List<NotAdded> notAdded(Errand errand, Event first) {
        return switch (errand.command()) {
            case GroupCommand.Create c
            when first instanceof GroupEvent.Created e ->
                without(c.members(), e.members().subList(1, e.members().size())); // after the owner
            case GroupCommand.Invite c ->
                without(c.members(), first instanceof GroupEvent.Joined e ? e.members() : List.of());
            default -> List.of();
        };
    }

    private static List<NotAdded> without(List<AccountId> asked, List<AccountId> added) {
        return asked.stream()
                .filter(account -> !added.contains(account))
                .map(account -> new NotAdded(account, null))
                .toList();
    }

    private static StackTraceElement place(Throwable thrown) {
        var cause = thrown.getCause();
        var trace = thrown.getStackTrace();
        return cause == null && trace.length > 0 ? trace[0] : cause == null ? UNKNOWN : place(cause);
    }
}
