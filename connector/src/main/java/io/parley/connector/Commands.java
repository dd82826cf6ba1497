package io.parley.connector;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.EventTypes;
import io.parley.api.Malformed;
import io.parley.api.friendship.FriendshipCommand;
import io.parley.api.wire.Answer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way to the command side, from sockets and over HTTP: each command costs its account something, whatever
/// becomes of it; a friend request counts for the day only when it was accepted.
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final CommandSide commandSide;
    private final Budgets budgets;
    private final MeterRegistry meters;

    Commands(CommandSide commandSide, Budgets budgets, MeterRegistry meters) {
        this.commandSide = commandSide;
        this.budgets = budgets;
        this.meters = meters;
    }

    /// Blocks until there is an answer; never throws.
    Answer send(Bearer bearer, Command command) {
        var began = System.nanoTime();
        var answer = within(bearer, command);
        meters.timer(
                        "parley.connector.commands",
                        "type",
                        EventTypes.nameOf(command.getClass()),
                        "answer",
                        answer.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        return answer;
    }

    /// What doesn't even read as a command costs as much.
    Answer refuse(Bearer bearer, Malformed malformed) {
        var wait = budgets.take(Budgets.Of.COMMANDS, bearer.actor().account());
        return wait > 0 ? new Answer.Busy(wait) : Answer.Refused.of(malformed);
    }

    private Answer within(Bearer bearer, Command command) {
        var account = bearer.actor().account();
        var wait = budgets.take(Budgets.Of.COMMANDS, account);
        if (wait > 0) {
            return new Answer.Busy(wait);
        }
        return command instanceof FriendshipCommand.Request
                ? friendRequest(bearer, account, command)
                : carryOut(bearer, command);
    }

    private Answer friendRequest(Bearer bearer, AccountId account, Command command) {
        var wait = budgets.take(Budgets.Of.FRIEND_REQUESTS, account);
        if (wait > 0) {
            return new Answer.Busy(wait);
        }
        var answer = carryOut(bearer, command);
        if (!(answer instanceof Answer.Accepted)) {
            budgets.giveBack(Budgets.Of.FRIEND_REQUESTS, account);
        }
        return answer;
    }

    private Answer carryOut(Bearer bearer, Command command) {
        try {
            return commandSide.send(bearer.token().reveal(), bearer.actor(), command);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} of account {} failed",
                    EventTypes.nameOf(command.getClass()),
                    command.clientId(),
                    bearer.actor().account(),
                    e);
            return new Answer.Failed();
        }
    }
}
