package io.parley.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.wire.PublishedEvent;
import io.parley.api.wire.Topics;
import io.parley.projection.inbox.InboxModel;
import io.parley.projection.kit.Reducer;
import io.parley.projection.log.LedgerHead;
import io.parley.readmodel.conversation.TimelineDocument;
import io.parley.readmodel.token.ParkedDocument;
import io.parley.readmodel.token.TokenDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The running service, from a topic on a real broker to MongoDB and the deliveries.
@Tag("integration")
@OnEachMongo
class ProjectionsTest {
    /// Beside the inbox.
    private static final int VIEWS = 4;

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final TestBroker BROKER = TestBroker.shared();

    private final MongoServers mongo;
    private final int generation = BROKER.unusedGeneration();
    private final Story story = Story.ofEverything(generation);

    ProjectionsTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @Test
    void fromTheTopicIntoTheViewsAndTheDeliveries() {
        var database = mongo.database();
        BROKER.create(Topics.events(generation));
        BROKER.publish(Topics.events(generation), story.log().subList(0, 20));
        try (var service = start(database, story.head())) {
            awaitPosition(database, 20);
            assertThat(health(service)).isEqualTo(Map.of("inbox", Status.DOWN, "views", Status.DOWN));
            assertThat(readiness(service)).isEqualTo(503);
            BROKER.publish(
                    Topics.events(generation),
                    story.log().subList(18, story.log().size()));
            awaitPosition(database, story.log().size());
            await().atMost(DEADLINE)
                    .untilAsserted(() ->
                            assertThat(health(service)).isEqualTo(Map.of("inbox", Status.UP, "views", Status.UP)));
            assertThat(readiness(service)).isEqualTo(200);
            assertThat(service.getBean(MeterRegistry.class)
                            .get("parley.projection.position")
                            .tag("projection", "inbox")
                            .gauge()
                            .value())
                    .isEqualTo(story.log().size());
        }
        assertThat(database.getCollection(TokenDocument.COLLECTION).find(Filters.eq("caughtUp", true)))
                .hasSize(VIEWS + 1);
        var conversation = find(
                database,
                "conversation",
                ConversationId.direct(story.ann, story.bob).toString());
        assertThat(conversation.getLong("lastNo")).isEqualTo(4);
        assertThat(BROKER.deliveries(generation + ".5")).isNotEmpty();
    }

    @Test
    void droppedDataIsRebuiltWithTheSameNumbersAndDocuments() {
        var database = mongo.database();
        BROKER.create(Topics.events(generation));
        BROKER.publish(Topics.events(generation), story.log());
        try (var service = start(database, story.head())) {
            awaitPosition(database, story.log().size());
            database.drop();
            var more = story.said(story.ann, story.bob, "still there?").log().getLast();
            BROKER.publish(Topics.events(generation), List.of(more));
            awaitPosition(database, story.log().size());
            await().atMost(DEADLINE)
                    .untilAsserted(() ->
                            assertThat(health(service)).isEqualTo(Map.of("inbox", Status.UP, "views", Status.UP)));
        }
        assertThat(InboxModel.stored(database)).isEqualTo(InboxModel.expected(generation + ".5", story.log()));
        assertThat(database.getCollection(TimelineDocument.COLLECTION).countDocuments())
                .isEqualTo(32);
    }

    @Test
    void aReducerThatIsABeanIsFollowedAndHasItsCollectionAlone() {
        var database = mongo.database();
        BROKER.create(Topics.events(generation));
        BROKER.publish(Topics.events(generation), story.log());
        try (var _ = start(database, story.head(), BROKER, new MessagesByDay("messages_by_day"))) {
            await().atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(database.getCollection(TokenDocument.COLLECTION)
                                    .find(Filters.eq("caughtUp", true)))
                            .hasSize(VIEWS + 2));
        }
        var day = find(database, "messages_by_day", ConversationId.direct(story.ann, story.bob) + "/2026-01-02");
        assertThat(day).containsEntry("messages", 4L);
        assertThatThrownBy(() -> start(database, story.head(), BROKER, new MessagesByDay("timeline")))
                .hasStackTraceContaining("messages-by-day fills timeline, which is another's");
    }

    private record MessagesByDay(String collection) implements Reducer<MessagesByDay.Count> {
        record Count(long messages) {}

        @Override
        public String name() {
            return "messages-by-day";
        }

        @Override
        public Class<Count> state() {
            return Count.class;
        }

        @Override
        public Set<String> keys(Event event, PublishedEvent seen) {
            return event instanceof ConversationEvent.MessageSent e
                    ? Set.of(e.conversationId() + "/" + LocalDate.ofInstant(seen.time(), ZoneOffset.UTC))
                    : Set.of();
        }

        @Override
        public Count fold(String key, @Nullable Count state, Event event, PublishedEvent seen) {
            return new Count(state == null ? 1 : state.messages + 1);
        }
    }

    @Test
    void anEventThatItDoesNotKnowStopsTheInboxAlone() {
        var database = mongo.database();
        BROKER.create(Topics.events(generation));
        BROKER.publish(Topics.events(generation), story.log());
        try (var service = start(database, story.head())) {
            awaitPosition(database, story.log().size());
            var unknown = story.retold(story.log().getLast(), "poll.opened");
            BROKER.publish(Topics.events(generation), List.of(unknown));
            await().atMost(DEADLINE)
                    .untilAsserted(() ->
                            assertThat(health(service)).isEqualTo(Map.of("inbox", Status.DOWN, "views", Status.UP)));
            await().atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(database.getCollection(ParkedDocument.COLLECTION)
                                    .countDocuments())
                            .isEqualTo(VIEWS));
            assertThat(find(database, TokenDocument.COLLECTION, "inbox").getLong("position"))
                    .isEqualTo(unknown.at() - 1);
        }
    }

    @Test
    void aBrokerThatIsRestartedLosesAndDoublesNothing() {
        var database = mongo.database();
        try (var broker = new TestBroker()) {
            broker.create(Topics.events(generation));
            broker.publish(Topics.events(generation), story.log().subList(0, 20));
            try (var service = start(database, new LedgerHead.At(Story.LEDGER, generation, 0), broker)) {
                awaitPosition(database, 20);
                broker.stop();
                broker.start();
                broker.publish(
                        Topics.events(generation),
                        story.log().subList(15, story.log().size()));
                awaitPosition(database, story.log().size());
                await().atMost(DEADLINE)
                        .until(() -> status(service, "inboxHealthIndicator").equals(Status.UP));
            }
            assertThat(InboxModel.told(broker.deliveries(generation + ".5")))
                    .isEqualTo(InboxModel.expected(generation + ".5", story.log()));
        }
        assertThat(InboxModel.stored(database)).isEqualTo(InboxModel.expected(generation + ".5", story.log()));
    }

    private static void awaitPosition(MongoDatabase database, long position) {
        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(
                                database.getCollection(TokenDocument.COLLECTION).find(Filters.eq("position", position)))
                        .hasSize(VIEWS + 1));
    }

    private static Document find(MongoDatabase database, String collection, String id) {
        return database.getCollection(collection)
                .find(Filters.eq(id))
                .into(new ArrayList<>())
                .getFirst();
    }

    private static Map<String, Status> health(ConfigurableApplicationContext service) {
        return Map.of(
                "inbox", status(service, "inboxHealthIndicator"),
                "views", status(service, "projectionsHealthIndicator"));
    }

    private static int readiness(ConfigurableApplicationContext service) {
        var uri = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port")
                + "/actuator/health/readiness";
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Status status(ConfigurableApplicationContext service, String indicator) {
        var health = service.getBean(indicator, HealthIndicator.class).health();
        return health == null ? Status.UNKNOWN : health.getStatus();
    }

    private ConfigurableApplicationContext start(MongoDatabase database, LedgerHead.At head) {
        return start(database, head, BROKER);
    }

    private ConfigurableApplicationContext start(
            MongoDatabase database, LedgerHead.At head, TestBroker broker, MessagesByDay... reducers) {
        var application = Projections.application();
        application.addInitializers(context -> {
            ((GenericApplicationContext) context).registerBean(LedgerHead.class, () -> () -> head);
            for (var reducer : reducers) {
                ((GenericApplicationContext) context).registerBean(MessagesByDay.class, () -> reducer);
            }
        });
        return application.run(
                "--server.port=0",
                "--spring.mongodb.uri=" + mongo.uri(),
                "--parley.mongo.database=" + database.getName(),
                "--parley.kafka.bootstrap-servers=" + broker.address());
    }
}
