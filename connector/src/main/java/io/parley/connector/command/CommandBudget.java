package io.parley.connector.command;

import io.parley.api.AccountId;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.edge.limit.Budgets;
import io.parley.edge.limit.Budgets.Budget;
import io.parley.edge.limit.Limit;
import io.parley.edge.limit.Limits;
import io.parley.edge.redis.Redis;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// How many commands each account may still send, over all its sockets and HTTP together.
@Component
final class CommandBudget {
    private final Budgets budgets;
    private final Budget commands;
    private final Budget friendRequests;

    CommandBudget(Redis redis, Limits limits, ConnectorSettings settings) {
        this.budgets = new Budgets(redis, limits);
        var size = settings.budget();
        var rate = new Limit.Rate(size.commandsAtOnce(), size.commandsPerSecond(), Duration.ofSeconds(1));
        this.commands = new Budget(new Limit("budget:commands", List.of(rate)), true);
        this.friendRequests =
                new Budget(Limit.of("budget:friend_requests", size.friendRequestsPerDay(), Duration.ofDays(1)), false);
    }

    /// Takes one command. Returns 0, or the milliseconds until the next one is free.
    long takeCommand(AccountId account) {
        return budgets.take(commands, account.toString());
    }

    /// Like `takeCommand`, for the friend requests of a day.
    long takeFriendRequest(AccountId account) {
        return budgets.take(friendRequests, account.toString());
    }

    /// Returns a friend request that was taken for nothing.
    void giveBackFriendRequest(AccountId account) {
        budgets.giveBack(friendRequests, account.toString());
    }
}
