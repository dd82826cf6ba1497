package io.parley.bench.micro;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.friendship.FriendshipId;
import io.parley.api.wire.ClientFrame;
import io.parley.api.wire.Delivery;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.inbox.Inbox;
import io.parley.projection.log.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What is done once or more for each message, alone and hot: microseconds a message.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MessagePathBenchmark {
    private static final int BATCH = 500;

    private final AccountId anna = AccountId.registeredBy(new UUID(0, 1));
    private final AccountId ben = AccountId.registeredBy(new UUID(0, 2));
    private final FriendshipId friendship = FriendshipId.between(anna, ben);
    private final ConversationId chat = ConversationId.direct(anna, ben);
    private final Event sent = message(1);
    private final String frame =
            "{\"type\":\"command\",\"ref\":\"1\",\"command\":{\"type\":\"message.send\",\"clientId\":\""
                    + new UUID(0x7000, 1) + "\",\"conversationId\":\"" + chat
                    + "\",\"content\":{\"type\":\"text\",\"text\":\"" + "x".repeat(256) + "\"}}}";
    private final byte[] published = Json.PERMISSIVE.writeValueAsBytes(published(2, sent));
    private final Delivery delivery =
            new Delivery("1.1", Map.of(anna, 1L, ben, 1L), published(2, sent).view());

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient mongo = MongoClients.create(server.bindAndGetConnectionString());
    private final Inbox inbox = new Inbox(mongo.getDatabase("hot"), _ -> {}, () -> {});
    private long position = 1;

    @Setup
    public void open() {
        inbox.resume("1.1", 0);
        inbox.store(
                List.of(new LoggedEvent(
                        published(1, new ConversationEvent.Opened(chat, friendship, List.of(anna, ben), 0, 1)), 0)),
                false);
    }

    @TearDown
    public void close() {
        mongo.close();
        server.shutdownNow();
    }

    @Benchmark
    public ClientFrame decodeAFrame() {
        return Json.read(frame, ClientFrame.class);
    }

    @Benchmark
    public String encodeAnEvent() {
        return Json.PERMISSIVE.writeValueAsString(sent);
    }

    @Benchmark
    public Event decodeALoggedEvent() {
        return new LoggedEvent(Json.PERMISSIVE.readValue(published, PublishedEvent.class), 0).event();
    }

    @Benchmark
    public byte[] encodeADelivery() {
        return Json.STRICT.writeValueAsBytes(delivery);
    }

    /// Into mongo-java-server in this JVM, which is most of it.
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void fanOut() {
        var first = position + 1;
        var batch = LongStream.range(first, first + BATCH)
                .mapToObj(at -> new LoggedEvent(published(at, message(at)), at))
                .toList();
        inbox.store(new ArrayList<>(batch), false);
        position += BATCH;
    }

    private Event message(long no) {
        var personal = new ConversationEvent.MessageSent.Personal(new Content.PlainText("x".repeat(256)));
        return new ConversationEvent.MessageSent(chat, no, new UUID(0x7000, no), anna, anna, personal);
    }

    private PublishedEvent published(long position, Event event) {
        return new PublishedEvent(
                "1.0",
                EventId.of("hot", "hot", new UUID(0, position), 0),
                "/ledger/hot/1",
                EventTypes.nameOf(event.getClass()),
                "conversation-" + chat,
                Instant.EPOCH,
                "application/json",
                Long.toString(position),
                Long.toString(position),
                EventTypes.revisionOf(event.getClass()),
                anna.toString(),
                null,
                null,
                null,
                Json.PERMISSIVE.valueToTree(event));
    }
}
