package io.parley.projection.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.parley.api.wire.Topics;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.TestBroker;
import io.parley.projection.conversation.TimelineProjection;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.kit.LastSpeakerProjection;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.ProjectionHandler;
import io.parley.projection.kit.Runs;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.LogSource;
import io.parley.projection.log.LogTail;
import io.parley.projection.log.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

@Tag("integration")
@OnEachMongo
class EventProcessorsTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Projection SPEAKERS = new LastSpeakerProjection(1, "");

    private final MongoDatabase database;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Story story = Story.ofEverything(BROKER.unusedGeneration());
    private final String topic = Topics.events(story.head().generation());
    private final List<EventProcessors> running = new ArrayList<>();

    EventProcessorsTest(MongoServers mongo) {
        this.database = mongo.database();
        BROKER.create(topic);
    }

    @AfterEach
    void stop() {
        running.forEach(EventProcessors::stop);
    }

    @Test
    void whileMongoIsAwayItWaitsAndThenGoesOn() {
        var view = new FailingAtFirst(new ProjectionHandler(database, SPEAKERS), 4);
        BROKER.publish(topic, story.log());
        var following = start(new EventProcessor(database, view));
        awaitUp(following);
        assertThat(view.failures).hasNonPositiveValue();
        assertThat(Runs.dump(database, SPEAKERS)).isNotEmpty();
    }

    @Test
    void aViewThatStopsDoesNotHoldUpTheOthers() {
        BROKER.publish(topic, story.log());
        var poisoned = view(new LastSpeakerProjection(1, "message.sent"));
        var timeline = view(new TimelineProjection());
        // one event more than exist, so that everything is a rebuild
        var following = start(new LedgerHead.At(Story.LEDGER, story.head().generation(), 1_000), poisoned, timeline);
        await().atMost(DEADLINE)
                .until(() -> timeline.token().position() == story.log().size());
        assertThat(poisoned.halted()).contains("can't be rebuilt past position");
        assertThat(status(following)).isEqualTo(Status.DOWN);
    }

    @Test
    void oneThatStoresNothingThoughThereAreEventsIsUnhealthy() throws Exception {
        var stuck = new CountDownLatch(1);
        var view = new Stuck(new ProjectionHandler(database, SPEAKERS), stuck);
        var following = start(
                new LedgerHead.At(Story.LEDGER, story.head().generation(), 0), new EventProcessor(database, view));
        awaitUp(following);
        BROKER.publish(topic, story.log());
        await().atMost(Duration.ofSeconds(5)).until(() -> status(following).equals(Status.DOWN));
        assertThat(following.health()).asString().contains("none is taken");
        stuck.countDown();
        awaitUp(following);
    }

    @Test
    void aHoleThatStaysIsUnhealthyUntilItIsFilled() {
        BROKER.publish(topic, story.log().subList(0, 5));
        BROKER.publish(topic, story.log().subList(6, story.log().size()));
        var following = start(view(SPEAKERS));
        await().atMost(DEADLINE).until(() -> String.valueOf(following.health()).contains("position 6 is missing"));
        assertThat(meters.get("parley.projection.troubled").gauge().value()).isEqualTo(1);
        BROKER.publish(topic, story.log().subList(5, 6));
        awaitUp(following);
    }

    @Test
    void oneThatIsFarBehindCatchesUpOnItsOwnAndJoinsTheOthers() {
        for (var no = 0; no < 10_100; no++) {
            story.said(story.ann, story.bob, "again");
        }
        BROKER.publish(topic, story.log());
        var first = start(view(new TimelineProjection()));
        awaitUp(first);
        first.stop();
        var timeline = view(new TimelineProjection());
        var late = view(SPEAKERS);
        var both = start(timeline, late);
        awaitUp(both);
        assertThat(meters.find("parley.projection.lag")
                        .tag("group", "rebuild-last-speakers")
                        .gauge())
                .isNotNull();
        BROKER.publish(
                topic, List.of(story.said(story.bob, story.ann, "done").log().getLast()));
        await().atMost(DEADLINE)
                .until(() -> Stream.of(timeline, late)
                        .allMatch(f -> f.token().position() == story.log().size()));
    }

    private EventProcessor view(Projection projection) {
        return new EventProcessor(database, new ProjectionHandler(database, projection));
    }

    private EventProcessors start(EventProcessor... processors) {
        return start(story.head(), processors);
    }

    private EventProcessors start(LedgerHead.At head, EventProcessor... processors) {
        var source = new LogSource(
                BROKER::with, LogTail.NONE, () -> head, 1_000, Duration.ofMillis(2), Duration.ofMillis(500));
        var following = new EventProcessors("views", source, meters, List.of(processors));
        running.add(following);
        following.start();
        return following;
    }

    private static void awaitUp(EventProcessors following) {
        await().atMost(DEADLINE).until(() -> status(following).equals(Status.UP));
    }

    private static Status status(EventProcessors following) {
        return Objects.requireNonNull(following.health()).getStatus();
    }

    private record Stuck(EventHandler writer, CountDownLatch until) implements EventHandler {
        @Override
        public String name() {
            return writer.name();
        }

        @Override
        public int version() {
            return writer.version();
        }

        @Override
        public List<String> collections() {
            return writer.collections();
        }

        @Override
        public void resume(String epoch, long position) {
            writer.resume(epoch, position);
        }

        @Override
        public void store(List<LoggedEvent> batch, boolean live) {
            try {
                until.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            writer.store(batch, live);
        }
    }

    private static final class FailingAtFirst implements EventHandler {
        private final EventHandler writer;
        private final AtomicInteger failures;

        FailingAtFirst(EventHandler writer, int failures) {
            this.writer = writer;
            this.failures = new AtomicInteger(failures);
        }

        @Override
        public String name() {
            return writer.name();
        }

        @Override
        public int version() {
            return writer.version();
        }

        @Override
        public List<String> collections() {
            return writer.collections();
        }

        @Override
        public void resume(String epoch, long position) {
            fail();
            writer.resume(epoch, position);
        }

        @Override
        public void store(List<LoggedEvent> batch, boolean live) {
            fail();
            writer.store(batch, live);
            fail();
        }

        private void fail() {
            if (failures.getAndDecrement() > 0) {
                throw new MongoTimeoutException("away");
            }
        }
    }
}
