package io.parley.command.session;

import io.parley.edge.address.Network;
import io.parley.edge.limit.Limit;
import io.parley.edge.limit.Limits;
import java.time.Duration;
import java.util.function.Supplier;
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

    /// Judges a password, and counts it if it is wrong. Throws `Problem` with a time to wait where the network had its
    /// try. A judgment that throws is none, and costs none.
    boolean judged(String account, Network network, Supplier<Boolean> judgment) {
        var right = limits.isSpent(failures, account)
                ? limits.charged(braked, network.usedBy(account), judgment)
                : judgment.get();
        if (!right) {
            failed(account);
        }
        return right;
    }

    void failed(String account) {
        var _ = limits.tryTake(failures, account);
    }
}
