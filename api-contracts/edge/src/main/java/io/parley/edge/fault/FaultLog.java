package io.parley.edge.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// Writes one line for each kind of fault as it first comes, and then at most one each `every`, with how
/// often it came. So a server that is late doesn't fill the log with a line for each request.
/// Thread-safe; doesn't block.
public final class FaultLog {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int KINDS = 1_000;

    private final Logger log;
    private final Duration every;
    private final Map<String, Tally> kinds = new ConcurrentHashMap<>();

    public FaultLog(Logger log) {
        this(log, EVERY);
    }

    public FaultLog(Logger log, Duration every) {
        this.log = log;
        this.every = every;
    }

    /// @param kind what is counted together, like an exception's class. A name of ours, nothing that
    ///     a client sent
    /// @param line what the log says of the first, and then of the latest one
    public void warn(String kind, String line) {
        report(Level.WARN, kind, line);
    }

    /// Like `warn`, for what a person should look at.
    public void error(String kind, String line) {
        report(Level.ERROR, kind, line);
    }

    /// Exception classes and the place in the code. Messages stay out of the log because they may quote
    /// what somebody sent.
    public static String named(Throwable fault) {
        var chain = Stream.iterate(fault, Objects::nonNull, Throwable::getCause).toList();
        var names = chain.stream().map(one -> one.getClass().getName()).collect(Collectors.joining(" by "));
        return Stream.of(chain.getLast().getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.parley"))
                .findFirst()
                .map(frame -> names + " at " + frame)
                .orElse(names);
    }

    private void report(Level level, String kind, String line) {
        var counted = kinds.size() < KINDS || kinds.containsKey(kind) ? kind : "others";
        var due = kinds.computeIfAbsent(counted, _ -> new Tally(every, System::nanoTime))
                .add();
        if (due > 0) {
            log.atLevel(level).log("{}{}", line, Tally.since(due));
        }
    }
}
