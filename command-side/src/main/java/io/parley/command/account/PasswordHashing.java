package io.parley.command.account;

import io.parley.api.Secret;
import io.parley.edge.problem.Problem;
import java.text.Normalizer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). At most one at a time for each
/// core; so many may wait, the next is told to come again. On threads of its own: on a virtual thread, which is never
/// interrupted for another one, it would hold up all sockets.
@Component
public final class PasswordHashing {
    private static final int WAITING = 32;
    private static final long RETRY_AFTER_MILLIS = 1_000;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Executor hashers;
    private final String nobodys;

    @Autowired
    PasswordHashing() {
        this(Runtime.getRuntime().availableProcessors(), WAITING);
    }

    PasswordHashing(int cores, int waiting) {
        this.hashers = new ThreadPoolExecutor(
                cores,
                cores,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name("parley-hashing-", 0).factory());
        this.nobodys = argon2.encode("nobody's password");
    }

    String hash(Secret password) {
        return inTurn(() -> argon2.encode(normal(password)));
    }

    /// Where there is no hash, the answer is no after the same work.
    public boolean matches(Secret password, @Nullable String hash) {
        var matches = inTurn(() -> argon2.matches(normal(password), hash == null ? nobodys : hash));
        return hash != null && matches;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, hashers).join();
        } catch (RejectedExecutionException e) {
            throw Problem.unavailable(RETRY_AFTER_MILLIS);
        }
    }

    /// One keyboard may compose what another sends as a base letter and a mark.
    private static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFC);
    }
}
