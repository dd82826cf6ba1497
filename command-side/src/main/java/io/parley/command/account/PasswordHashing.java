package io.parley.command.account;

import io.parley.api.Secret;
import io.parley.command.http.Problem;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). At most one at a time for each
/// core; so many may wait, the next is told to come again.
@Component
public final class PasswordHashing {
    private static final int WAITING = 32;
    private static final long RETRY_AFTER_MILLIS = 1_000;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore cores;
    private final Semaphore places;
    private final String nobodys;

    @Autowired
    PasswordHashing() {
        this(Runtime.getRuntime().availableProcessors(), WAITING);
    }

    PasswordHashing(int cores, int waiting) {
        this.cores = new Semaphore(cores, true);
        this.places = new Semaphore(cores + waiting);
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
        if (!places.tryAcquire()) {
            throw Problem.unavailable(RETRY_AFTER_MILLIS);
        }
        try {
            cores.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                cores.release();
            }
        } finally {
            places.release();
        }
    }

    /// One keyboard may compose what another sends as a base letter and a mark.
    private static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFC);
    }
}
