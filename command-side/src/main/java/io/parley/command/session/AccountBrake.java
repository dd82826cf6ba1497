package io.parley.command.session;

import io.parley.edge.limit.Limit;
import io.parley.edge.limit.Limits;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Slows down who guesses the password of one account from many networks, by whichever of its names. Beyond so
/// many failures an hour each network has one try in a while. That locks nobody out: whoever comes from another
/// network than the guesses still has a try of their own.
@Component
final class AccountBrake {
    private final Limits limits;
    private final Limit failures;
    private final Limit braked;

    AccountBrake(Limits limits, SessionProperties settings) {
        this.limits = limits;
        this.failures = Limit.of("limit:log-in-account", settings.accountFailures(), Duration.ofHours(1));
        this.braked = Limit.of("limit:log-in-braked", 1, settings.braked());
    }

    /// Throws `Problem` with a time to wait where the network had its try.
    void demand(String account, String network) {
        if (limits.isSpent(failures, account)) {
            limits.take(braked, account + ":" + network);
        }
    }

    void failed(String account) {
        var _ = limits.tryTake(failures, account);
    }
}
