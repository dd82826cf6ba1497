package io.parley.command.gateway;

import static java.util.Objects.requireNonNull;

import io.parley.api.Command;
import io.parley.api.CommandRefusal;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.aggregate.CommandExecution;
import io.parley.command.ledger.DuplicateEvent;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.LedgerBusy;
import io.parley.command.ledger.StaleRead;
import io.parley.command.ledger.StreamConflict;
import io.parley.edge.fault.FaultLog;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way in for commands. Each is carried out once, for ever, and answered alike each time it is sent: what is
/// accepted is answered from its first event, the one just appended or the one in the ledger.
public final class CommandGateway {
    private static final Logger log = LoggerFactory.getLogger(CommandGateway.class);
    private static final FaultLog faults = new FaultLog(log);
    private static final long RETRY_AFTER_MILLIS = 250;
    private static final StackTraceElement UNKNOWN = new StackTraceElement("unknown", "", null, -1);

    private final CommandBus bus;
    private final Map<String, CommandHandlers> handlers;
    private final Ledger ledger;
    private final ContentDigest digests;
    private final InstantSource clock;
    private final int tries;

    /// @param handlers of each command, by the name of its class
    CommandGateway(
            CommandBus bus,
            Map<String, CommandHandlers> handlers,
            Ledger ledger,
            ContentDigest digests,
            InstantSource clock,
            int tries) {
        this.bus = bus;
        this.handlers = Map.copyOf(handlers);
        this.ledger = ledger;
        this.digests = digests;
        this.clock = clock;
        this.tries = tries;
    }

    /// Blocks until the command is durable or refused. Never throws.
    public Answer execute(Actor actor, Command command) {
        CommandEnvelope envelope;
        try {
            envelope = CommandEnvelope.of(actor, command, digests);
        } catch (RuntimeException e) {
            return failed(command.getClass().getName(), command.clientId(), e);
        }
        return carryOut(envelope);
    }

    /// As `execute`, for what isn't a `Command` of a person who has logged in.
    public Answer carryOut(CommandEnvelope envelope) {
        try {
            for (var i = 0; i < tries; i++) {
                var answer = dispatch(envelope);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            return new Answer.Busy(RETRY_AFTER_MILLIS);
        } catch (RuntimeException e) {
            return failed(envelope.type(), envelope.clientId(), e);
        }
    }

    /// What an exception says may hold what people wrote: only where it was thrown is told.
    private static Answer failed(String type, UUID clientId, RuntimeException e) {
        var fault = e.getClass().getName() + " at " + place(e);
        faults.error(fault, type + " " + clientId + " failed: " + fault);
        return new Answer.Failed();
    }

    /// Empty where it has to be decided again.
    private Optional<Answer> dispatch(CommandEnvelope envelope) {
        // times are whole milliseconds, in events as in views
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var message = new GenericCommandMessage<>(envelope.command(), envelope.metadata(now));
        var callback = new FutureCallback<Object, CommandExecution>();
        bus.dispatch(message, callback);
        var result = callback.getResult();
        if (!result.isExceptional()) {
            return Optional.of(answer(envelope, result.getPayload()));
        }
        return switch (result.exceptionResult()) {
            case Refused refused -> Optional.of(earlier(envelope).orElse(Answer.Refused.of(refused.refusal())));
            // what stands against it can only have become more meanwhile, so the newest needn't be looked at
            case RetryLater soon -> Optional.of(earlier(envelope).orElse(new Answer.Busy(soon.millis())));
            case DuplicateEvent _ -> earlier(envelope);
            case StreamConflict _, StaleRead _, DeadlockException _ -> Optional.empty();
            case LedgerBusy _, LockAcquisitionFailedException _ -> Optional.of(new Answer.Busy(RETRY_AFTER_MILLIS));
            case RuntimeException fault -> throw fault;
            case Throwable fault -> throw new IllegalStateException(fault);
        };
    }

    private Answer answer(CommandEnvelope envelope, CommandExecution execution) {
        var first = execution.first();
        if (first != null) {
            return accepted(envelope, envelope.event(0), first, execution.returned());
        }
        var refusal = execution.refusal();
        return earlier(envelope).orElse(refusal == null ? new Accepted(null, null, null) : Answer.Refused.of(refusal));
    }

    /// The answer to a command that was carried out before, whatever has become of its effect.
    private Optional<Answer> earlier(CommandEnvelope envelope) {
        return ledger.find(envelope.event(0))
                .map(stored -> envelope.isThatOf(stored)
                        ? accepted(envelope, stored.eventId(), stored.event(), null)
                        : Answer.Refused.of(CommandRefusal.CLIENT_ID_REUSED));
    }

    private Accepted accepted(CommandEnvelope envelope, EventId id, Event first, @Nullable Object returned) {
        var command = envelope.command();
        return requireNonNull(handlers.get(command.getClass().getName())).answer(command, id, first, returned);
    }

    private static StackTraceElement place(Throwable thrown) {
        var cause = thrown.getCause();
        var trace = thrown.getStackTrace();
        return cause == null && trace.length > 0 ? trace[0] : cause == null ? UNKNOWN : place(cause);
    }
}
