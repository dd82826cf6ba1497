package io.parley.projection.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.api.Json;
import io.parley.api.wire.PublishedEvent;
import io.parley.api.wire.Topics;
import io.parley.projection.Story;
import io.parley.projection.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class EventLogTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final int generation = BROKER.unusedGeneration();
    private final String topic = Topics.events(generation);
    private final Story story = Story.ofEverything(generation);
    /// By position: what the tail knows.
    private final Map<Long, byte[]> told = new ConcurrentHashMap<>();
    private final EventLog log =
            new EventLog(BROKER::with, this::after, topic, story.head().source(), 7, Duration.ofMillis(200));

    @BeforeEach
    void createTopic() {
        BROKER.create(topic);
        log.from(Token.NONE);
    }

    private Optional<List<byte[]>> after(long position, int limit, Duration timeout) {
        var known = LongStream.rangeClosed(position + 1, position + limit)
                .mapToObj(told::get)
                .takeWhile(Objects::nonNull)
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void eachPositionIsTakenOnceHoweverOftenItComes() {
        publish(1, 5);
        publish(3, 9);
        publish(1, 20);
        assertTaken(1, 20);
    }

    @Test
    void aHoleIsWaitedForAndAlarms() {
        publish(1, 2);
        publish(4, 12);
        assertTaken(1, 2);
        assertAlarm(3);
        publish(3, 3);
        assertTaken(3, 12);
        assertThat(log.missing()).isEmpty();
    }

    @Test
    void aHoleThatIsFilledBySendingAllAgainIsNoHole() {
        publish(1, 2);
        publish(4, 12);
        publish(3, 14);
        assertTaken(1, 14);
    }

    @Test
    void positionsInAnyOrderAreTakenInTheirs() {
        for (var position : List.of(2, 1, 5, 4, 3, 7, 6)) {
            publish(position, position);
        }
        assertTaken(1, 7);
    }

    @Test
    void withoutATokenOnlyTheFirstPositionWillDo() {
        publish(2, 6);
        assertAlarm(1);
    }

    @Test
    void whatIsNoEventOfThisLedgerIsPassedOverAndNothingIsLost() {
        publish(1, 2);
        BROKER.publishRaw(
                topic,
                List.of(
                        "garbage".getBytes(UTF_8),
                        new byte[0],
                        "{\"position\":\"3\"}".getBytes(UTF_8),
                        Json.STRICT.writeValueAsBytes(new Story(generation + 1_000)
                                .registered("mallory")
                                .log()
                                .getFirst())));
        publish(3, 5);
        assertTaken(1, 5);
    }

    @Test
    void anEventThatCannotBeReadIsAHole() {
        publish(1, 2);
        BROKER.publishRaw(topic, List.of("{\"position\":\"3\"}".getBytes(UTF_8)));
        publish(4, 5);
        assertTaken(1, 2);
        assertAlarm(3);
    }

    @Test
    void twoEventsForOnePositionStopIt() {
        publish(1, 2);
        BROKER.publish(topic, List.of(forged(2)));
        assertThatThrownBy(() -> assertTaken(1, 3)).isInstanceOf(Halt.class).hasMessageContaining("position 2");
    }

    @Test
    void aTopicThatIsDeletedAndRefilledGoesOnWhereItWas() {
        publish(1, 5);
        publish(1, 12);
        assertTaken(1, 12);
        BROKER.delete(topic);
        BROKER.create(topic);
        publish(1, 20);
        assertTaken(13, 20);
    }

    @Test
    void aWrongOffsetIsOnlySlower() {
        publish(1, 20);
        var id = story.log().get(9).id().toString();
        for (var offset : List.of(9L, 0L, 15L, 20L, 4_711L)) {
            log.from(new Token(10, offset, id));
            BROKER.publish(topic, story.log().subList(19, 21));
            assertTaken(11, 21);
        }
    }

    @Test
    void aBrokerThatIsAwayForAWhileIsWaitedFor() {
        try (var broker = new TestBroker()) {
            broker.create(topic);
            broker.publish(topic, story.log().subList(0, 5));
            try (var other =
                    new EventLog(broker::with, LogTail.NONE, topic, story.head().source(), 7, DEADLINE)) {
                other.from(Token.NONE);
                assertTaken(other, 1, 5);
                broker.stop();
                assertThat(other.poll(Duration.ofSeconds(1))).isEmpty();
                broker.start();
                broker.publish(topic, story.log().subList(3, 10));
                assertTaken(other, 6, 10);
            }
        }
    }

    @Test
    void whatTheTailKnowsIsTakenBeforeTheTopicHasIt() {
        tell(1, 5);
        assertTaken(1, 5);
        publish(1, 9);
        tell(8, 12);
        // 6 and 7 are known by the topic alone
        assertTaken(6, 12);
        publish(8, 20);
        assertTaken(13, 20);
    }

    @Test
    void theTailIsAskedOnceTheTopicHasWhatTheTokenNames() {
        publish(1, 3);
        tell(4, 9);
        log.from(Token.of(new LoggedEvent(story.log().get(5), 5)));
        assertThat(log.poll(Duration.ofMillis(500))).isEmpty();
        publish(4, 6);
        assertTaken(7, 9);
    }

    @Test
    void anEventThatWasToldAndIsAnotherOneInTheTopicStopsIt() {
        publish(1, 3);
        tell(4, 5);
        assertTaken(1, 5);
        var token = Token.of(new LoggedEvent(story.log().get(4), 4));
        told.clear();
        BROKER.publish(topic, List.of(story.log().get(3), forged(5)));
        log.from(token);
        assertThatThrownBy(() -> assertTaken(6, 6)).isInstanceOf(Halt.class).hasMessageContaining("position 5");
    }

    private void tell(int from, int to) {
        for (var event : story.log().subList(from - 1, to)) {
            told.put(event.at(), Json.STRICT.writeValueAsBytes(event));
        }
    }

    /// Another event for this position.
    private PublishedEvent forged(int position) {
        var event = story.log().get(position - 1);
        return new PublishedEvent(
                event.specversion(),
                story.log().get(position + 5).id(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                event.datacontenttype(),
                event.position(),
                event.streamseq(),
                1,
                null,
                null,
                null,
                null,
                event.data());
    }

    private void publish(int from, int to) {
        BROKER.publish(topic, story.log().subList(from - 1, to));
    }

    private void assertAlarm(long position) {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (log.missing().isEmpty() && System.nanoTime() < deadline) {
            assertThat(log.poll(Duration.ofMillis(20))).isEmpty();
        }
        assertThat(log.missing()).hasValue(position);
    }

    private void assertTaken(long from, long to) {
        assertTaken(log, from, to);
    }

    private static void assertTaken(EventLog log, long from, long to) {
        var taken = new ArrayList<Long>();
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (taken.size() < to - from + 1 && System.nanoTime() < deadline) {
            log.poll(Duration.ofMillis(50)).forEach(logged -> taken.add(logged.position()));
        }
        assertThat(taken).isEqualTo(LongStream.rangeClosed(from, to).boxed().toList());
    }
}
