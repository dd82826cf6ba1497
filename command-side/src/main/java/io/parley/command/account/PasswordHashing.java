package io.parley.command.account;

import io.parley.api.Secret;
import io.parley.edge.problem.Problem;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). At most one at a time for
/// each core; others wait in a `HashingQueue`. Whoever finds no place there, or waits for too long, is told to
/// come again. On threads of its own: on a virtual thread, which is never interrupted for another one, it would
/// hold up all sockets.
@Component
public final class PasswordHashing {
    /// So many hashes take a core some five seconds.
    private static final int PLACES = 128;

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final long RETRY_AFTER_MILLIS = 1_000;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final HashingQueue queue;
    private final Duration wait;
    private final String nobodys;

    /// Who asks for a hash, and waits their turn beside the others.
    ///
    /// @param known whether from a device on which that account logged in before
    public record Asker(String name, boolean known) {
        public static Asker from(String network) {
            return new Asker(network, false);
        }

        public static Asker onKnownDevice(String account) {
            return new Asker(account, true);
        }
    }

    @Autowired
    PasswordHashing() {
        this(Runtime.getRuntime().availableProcessors(), PLACES, WAIT);
    }

    /// @param places for those who wait, on known devices and on others
    /// @param wait how long one may take, its hashing included
    PasswordHashing(int cores, int places, Duration wait) {
        this.queue = new HashingQueue(places);
        this.wait = wait;
        this.nobodys = argon2.encode("nobody's password");
        for (var i = 0; i < cores; i++) {
            Thread.ofPlatform().daemon().name("parley-hashing-" + i).start(this::hashInTurn);
        }
    }

    public String hash(Secret password, Asker asker) {
        return inTurn(asker, () -> argon2.encode(normal(password)));
    }

    /// Where there is no hash, the answer is no after the same work.
    public boolean matches(Secret password, @Nullable String hash, Asker asker) {
        var matches = inTurn(asker, () -> argon2.matches(normal(password), hash == null ? nobodys : hash));
        return hash != null && matches;
    }

    /// Whether two passwords have the same hashes.
    public static boolean areSame(Secret one, Secret other) {
        return normal(one).equals(normal(other));
    }

    private <T> T inTurn(Asker asker, Callable<T> work) {
        var task = new FutureTask<>(work);
        if (!queue.add(asker, task)) {
            throw Problem.unavailable(RETRY_AFTER_MILLIS);
        }
        try {
            return task.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException e) {
            throw Problem.unavailable(RETRY_AFTER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable(RETRY_AFTER_MILLIS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            task.cancel(false);
            queue.remove(asker, task);
        }
    }

    private void hashInTurn() {
        try {
            while (true) {
                queue.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One keyboard may compose what another sends as a base letter and a mark.
    private static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFC);
    }
}
