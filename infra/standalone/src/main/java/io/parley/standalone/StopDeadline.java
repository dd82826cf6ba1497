package io.parley.standalone;

import java.time.Duration;

/// How long a stop may take. A bean that waits for a server that doesn't answer is left behind: all that was
/// acknowledged is stored, and child servers stop once this JVM has ended.
final class StopDeadline {
    private static final Duration WITHIN = Duration.ofSeconds(8);

    private StopDeadline() {}

    /// From now on: counts from a signal or an exit.
    static void set() {
        // a hook itself is waited for
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> Thread.ofPlatform().daemon().name("stop-deadline").start(StopDeadline::end)));
    }

    private static void end() {
        try {
            Thread.sleep(WITHIN);
            System.err.println("Parley has stopped, without waiting any longer for what had not");
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
