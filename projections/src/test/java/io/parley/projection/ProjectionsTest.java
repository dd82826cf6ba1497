package io.parley.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.api.ConversationId;
import io.parley.api.wire.Topics;
import io.parley.projection.runtime.LedgerHead;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The service as it is started, from a topic on a real broker to MongoDB and the deliveries.
@OnEachMongo
class ProjectionsTest {
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
            BROKER.publish(
                    Topics.events(generation),
                    story.log().subList(18, story.log().size()));
            awaitPosition(database, story.log().size());
            await().untilAsserted(() ->
                    assertThat(health(service)).isEqualTo(Map.of("inbox", Status.UP, "views", Status.UP)));
            assertThat(service.getBean(MeterRegistry.class)
                            .get("parley.projection.position")
                            .tag("projection", "inbox")
                            .gauge()
                            .value())
                    .isEqualTo(story.log().size());
        }
        assertThat(database.getCollection("projection").find(Filters.eq("caughtUp", true)))
                .hasSize(5);
        var conversation = find(
                database,
                "conversation",
                ConversationId.direct(story.ann, story.bob).toString());
        assertThat(conversation.getLong("lastNo")).isEqualTo(4);
        assertThat(BROKER.deliveries(generation + ".1")).isNotEmpty();
    }

    private static void awaitPosition(MongoDatabase database, long position) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(database.getCollection("projection").find(Filters.eq("position", position)))
                                .hasSize(5));
    }

    private static Document find(MongoDatabase database, String collection, String id) {
        return database.getCollection(collection)
                .find(Filters.eq(id))
                .into(new java.util.ArrayList<>())
                .getFirst();
    }

    private static Map<String, Status> health(ConfigurableApplicationContext service) {
        return Map.of(
                "inbox", status(service, "inboxHealthIndicator"),
                "views", status(service, "viewsHealthIndicator"));
    }

    private static Status status(ConfigurableApplicationContext service, String indicator) {
        var health = service.getBean(indicator, HealthIndicator.class).health();
        return health == null ? Status.UNKNOWN : health.getStatus();
    }

    private ConfigurableApplicationContext start(MongoDatabase database, LedgerHead.At head) {
        var application = new SpringApplication(Projections.class);
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(LedgerHead.class, () -> () -> head));
        return application.run(
                "--server.port=0",
                "--spring.mongodb.uri=" + mongo.uri(),
                "--parley.mongo.database=" + database.getName(),
                "--parley.kafka.bootstrap-servers=" + BROKER.address());
    }
}
