package io.parley.query;

import io.parley.api.Refusal;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/// A well-formed question that is not answered, and why.
public final class TurnedDown extends RuntimeException {
    private static final long SOON = 1_000;

    private final transient Problem problem;

    private TurnedDown(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /// A view is behind, or still being built.
    public static TurnedDown notReady() {
        return new TurnedDown(
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "not-ready").retryAfter(SOON));
    }

    /// The asker's numbers are of no use any more: start again from a snapshot.
    public static TurnedDown resync() {
        return new TurnedDown(Problem.of(HttpStatus.GONE, "resync"));
    }

    /// Too many questions.
    public static TurnedDown busy(Duration wait) {
        return new TurnedDown(Problem.of(HttpStatus.TOO_MANY_REQUESTS, "busy").retryAfter(wait.toMillis()));
    }

    /// There is no such thing, or it is none of the asker's business.
    public static TurnedDown absent(Refusal refusal) {
        return new TurnedDown(Problem.of(HttpStatus.NOT_FOUND, refusal.code()));
    }

    /// It is there, but the asker may not.
    public static TurnedDown forbidden(Refusal refusal) {
        return new TurnedDown(Problem.of(HttpStatus.FORBIDDEN, refusal.code()));
    }

    static TurnedDown tooLarge() {
        return new TurnedDown(Problem.of(HttpStatus.CONTENT_TOO_LARGE));
    }

    Problem problem() {
        return problem;
    }
}
