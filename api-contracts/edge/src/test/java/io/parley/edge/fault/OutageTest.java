package io.parley.edge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(OutageTest.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final Outage outage = new Outage(log, "Redis", nanoTime::get);

    @BeforeEach
    void listen() {
        lines.start();
        // whatever level an earlier test has left
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
    }

    @Test
    void aLongOneIsALineEachTenSecondsWithACount() {
        for (var second = 0; second <= 30; second++) {
            for (var i = 0; i < 100; i++) {
                outage.failed("TimeoutException");
            }
            passes(1);
        }
        assertThat(lines()).hasSize(4);
        assertThat(lines().getFirst()).isEqualTo("Redis is away or late: TimeoutException");
        assertThat(lines().get(1))
                .isEqualTo("Redis is away or late: TimeoutException (1000 times since the last line)");
        passes(3);
        outage.succeeded();
        outage.succeeded();
        assertThat(lines()).hasSize(5).last().isEqualTo("Redis is back; 3100 calls failed");
    }

    @Test
    void oneThatComesAndGoesIsNotBackEachTime() {
        for (var second = 0; second < 60; second++) {
            outage.failed("TimeoutException");
            outage.succeeded();
            passes(1);
        }
        assertThat(lines()).hasSize(6).noneMatch(line -> line.contains("back"));
    }

    /// Not even if it is well for longer in between.
    @Test
    void thereIsNeverMoreThanOnePairOfLinesInTenSeconds() {
        for (var second = 0; second < 60; second++) {
            if (second % 4 == 0) {
                outage.failed("TimeoutException");
            } else {
                outage.succeeded();
            }
            passes(1);
        }
        assertThat(lines()).hasSizeBetween(6, 12);
    }

    @Test
    void whatIsWellSaysNothing() {
        outage.succeeded();
        assertThat(lines()).isEmpty();
    }

    @Test
    void aFaultIsCountedByItsKind() {
        var faults = new FaultLog(log, Duration.ofHours(1));
        for (var i = 0; i < 100; i++) {
            faults.error("one kind", "GET /" + i + " failed");
            faults.warn("another", "odd");
        }
        assertThat(lines()).containsExactly("GET /0 failed", "odd");
    }

    private void passes(int seconds) {
        nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private List<String> lines() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
