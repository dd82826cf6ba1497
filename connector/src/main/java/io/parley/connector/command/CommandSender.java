package io.parley.connector.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.EventTypes;
import io.parley.api.Malformed;
import io.parley.api.friendship.FriendshipCommand;
import io.parley.api.wire.Answer;
import io.parley.edge.fault.FaultLog;
import io.parley.edge.token.AccessToken;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The only way to the command side, from sockets and over HTTP. Each command costs its account something,
/// whatever the answer. A friend request counts against the day's budget only if it was accepted.
@Component
final class CommandSender {
    private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);

    private final CommandClient commandSide;
    private final CommandBudget budget;
    private final MeterRegistry meters;

    CommandSender(CommandClient commandSide, CommandBudget budget, MeterRegistry meters) {
        this.commandSide = commandSide;
        this.budget = budget;
        this.meters = meters;
    }

    /// Blocks until there is an answer. It never throws.
    Answer send(AccessToken token, Command command) {
        var began = System.nanoTime();
        Answer answer;
        try {
            answer = within(token, command);
        } catch (RuntimeException e) {
            answer = failed(token, command, e);
        }
        meters.timer(
                        "parley.connector.commands",
                        "type",
                        EventTypes.nameOf(command.getClass()),
                        "answer",
                        answer.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        return answer;
    }

    /// Charges a malformed command like a valid one.
    Answer refuse(AccessToken token, Malformed malformed) {
        var wait = budget.takeCommand(token.actor().account());
        return wait > 0 ? new Answer.Busy(wait) : Answer.Refused.of(malformed);
    }

    private Answer within(AccessToken token, Command command) {
        var account = token.actor().account();
        var wait = budget.takeCommand(account);
        if (wait > 0) {
            return new Answer.Busy(wait);
        }
        return command instanceof FriendshipCommand.Request
                ? friendRequest(token, account, command)
                : carryOut(token, command);
    }

    private Answer friendRequest(AccessToken token, AccountId account, Command command) {
        var wait = budget.takeFriendRequest(account);
        if (wait > 0) {
            return new Answer.Busy(wait);
        }
        var answer = carryOut(token, command);
        if (!(answer instanceof Answer.Accepted)) {
            budget.giveBackFriendRequest(account);
        }
        return answer;
    }

    private Answer carryOut(AccessToken token, Command command) {
        try {
            return commandSide.send(token.value().reveal(), token.actor(), command);
        } catch (RuntimeException e) {
            return failed(token, command, e);
        }
    }

    private static Answer failed(AccessToken token, Command command, RuntimeException e) {
        var fault = FaultLog.named(e);
        FAULTS.error(
                fault,
                EventTypes.nameOf(command.getClass()) + " " + command.clientId() + " of account "
                        + token.actor().account() + " failed: " + fault);
        return new Answer.Failed();
    }
}
