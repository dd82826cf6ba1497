package io.parley.projection.processing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a server once a second whether it answers. It has a thread of its own, because those who use the
/// server may have nothing to do or be waiting for it.
final class Probe {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration AWAY = Duration.ofSeconds(3);

    private final String name;
    private final Question question;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile long answeredAt = System.nanoTime();
    private volatile @Nullable Long returnedAt;

    /// @param name the server's name
    Probe(String name, Question question) {
        this.name = name;
        this.question = question;
        this.thread = Thread.ofVirtual().name("probe-" + name).unstarted(this::run);
    }

    /// Throws if the server doesn't answer. Takes some two seconds at most.
    interface Question extends AutoCloseable {
        void ask() throws Exception;

        @Override
        default void close() {}
    }

    String name() {
        return name;
    }

    /// Whether the server has not answered for three seconds.
    boolean isAway() {
        return System.nanoTime() - answeredAt > AWAY.toNanos();
    }

    boolean wasAwayWithin(Duration lately) {
        var returned = returnedAt;
        return isAway() || (returned != null && System.nanoTime() - returned < lately.toNanos());
    }

    void start() {
        answeredAt = System.nanoTime();
        thread.start();
    }

    void stop() {
        stopping.countDown();
        thread.interrupt();
    }

    private void run() {
        try (question) {
            do {
                ask();
            } while (!stopping.await(EVERY.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        try {
            question.ask();
            if (isAway()) {
                returnedAt = System.nanoTime();
            }
            answeredAt = System.nanoTime();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.debug("{} doesn't answer: {}", name, e.toString());
        }
    }
}
