package io.parley.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoDatabase;
import io.parley.api.wire.Topics;
import io.parley.projection.log.LedgerHead;
import io.parley.readmodel.token.TokenDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// What the service reports to whoever starts and replaces it.
@Tag("integration")
@OnEachMongo
class ReadinessTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String UP = "200 UP";
    private static final String DOWN = "503 DOWN";
    private static final String DEGRADED = "200 DEGRADED";

    private final MongoServers mongo;
    private final MongoDatabase database;
    private final int generation = TestBroker.shared().unusedGeneration();
    private final String topic = Topics.events(generation);
    private final Story story = Story.ofEverything(generation);

    ReadinessTest(MongoServers mongo) {
        this.mongo = mongo;
        this.database = mongo.database();
    }

    @Test
    void itIsReadyOnceItHasReachedTheHeadAsItWasAtTheStart() {
        var broker = TestBroker.shared();
        broker.create(topic);
        broker.publish(topic, story.log().subList(0, 20));
        try (var service = start(mongo.uri(), broker, story.head())) {
            await().atMost(DEADLINE).until(() -> position() == 20);
            assertThat(readiness(service)).isEqualTo(DOWN);
            assertThat(liveness(service)).isEqualTo(UP);
            broker.publish(topic, story.log().subList(20, story.log().size()));
            await().atMost(DEADLINE).until(() -> readiness(service).equals(UP));
        }
    }

    @Test
    void anEventThatStopsTheInboxEndsReadiness() {
        var broker = TestBroker.shared();
        broker.create(topic);
        broker.publish(topic, story.log());
        try (var service = started(mongo.uri(), broker)) {
            broker.publish(topic, List.of(story.retold(story.log().getLast(), "poll.opened")));
            await().atMost(SOON).until(() -> readiness(service).equals(DOWN));
            assertThat(liveness(service)).isEqualTo(UP);
        }
    }

    @Test
    void whileMongoIsAwayItIsNotReadyThoughNothingHappens() {
        var broker = TestBroker.shared();
        broker.create(topic);
        broker.publish(topic, story.log());
        var address = new ConnectionString(mongo.uri()).getHosts().getFirst();
        try (var cable = new Cable(Integer.parseInt(address.substring(address.indexOf(':') + 1)));
                var service = started("mongodb://127.0.0.1:" + cable.port(), broker)) {
            try (var _ = cable.cut()) {
                await().atMost(SOON).until(() -> readiness(service).equals(DOWN));
                assertThat(liveness(service)).isEqualTo(UP);
            }
            await().atMost(SOON).until(() -> readiness(service).equals(UP));
        }
    }

    @Test
    void aKafkaThatIsAwayOnlyDegrades() {
        try (var broker = new TestBroker()) {
            broker.create(topic);
            broker.publish(topic, story.log());
            try (var service = started(mongo.uri(), broker)) {
                broker.stop();
                await().atMost(SOON).until(() -> readiness(service).equals(DEGRADED));
                assertThat(liveness(service)).isEqualTo(UP);
                broker.start();
                await().atMost(DEADLINE).until(() -> {
                    assertThat(readiness(service)).isNotEqualTo(DOWN);
                    return readiness(service).equals(UP);
                });
            }
        }
    }

    private long position() {
        var inbox = database.getCollection(TokenDocument.COLLECTION)
                .find(new org.bson.Document("_id", "inbox"))
                .first();
        return inbox == null ? -1 : inbox.getLong("position");
    }

    private static String readiness(ConfigurableApplicationContext service) {
        return health(service, "readiness");
    }

    private static String liveness(ConfigurableApplicationContext service) {
        return health(service, "liveness");
    }

    private static String health(ConfigurableApplicationContext service, String group) {
        var port = Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
        var uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/" + group);
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body().replaceAll(".*\"status\":\"(\\w+)\".*", "$1");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConfigurableApplicationContext started(String uri, TestBroker broker) {
        var service = start(uri, broker, story.head());
        await().atMost(DEADLINE).until(() -> readiness(service).equals(UP));
        return service;
    }

    private ConfigurableApplicationContext start(String uri, TestBroker broker, LedgerHead.At head) {
        var application = Projections.application();
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(LedgerHead.class, () -> () -> head));
        return application.run(
                "--server.port=0",
                "--spring.mongodb.uri=" + uri,
                "--parley.mongo.database=" + database.getName(),
                "--parley.kafka.bootstrap-servers=" + broker.address());
    }
}
