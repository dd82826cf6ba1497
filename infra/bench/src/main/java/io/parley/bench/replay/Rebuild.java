package io.parley.bench.replay;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.parley.projection.account.AccountProjection;
import io.parley.projection.conversation.ConversationProjection;
import io.parley.projection.conversation.TimelineProjection;
import io.parley.projection.friendship.FriendshipProjection;
import io.parley.projection.inbox.Inbox;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.ProjectionHandler;
import io.parley.projection.kit.ReducerHandler;
import io.parley.projection.log.LogSource;
import io.parley.projection.processing.EventProcessor;
import io.parley.projection.processing.EventProcessors;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/// Builds from the whole log, in this process, by the projections' own kit.
///
/// @param into a database of nobody else's: dropped before each building
public record Rebuild(LogSource source, MongoDatabase into) {
    public static final String INBOX = "inbox";
    private static final List<Projection> VIEWS = List.of(
            new AccountProjection(),
            new FriendshipProjection(),
            new ConversationProjection(),
            new TimelineProjection());
    /// Is built here alone.
    public static final WordCount COUNTED = new WordCount();

    private static final Duration WITHIN = Duration.ofHours(2);

    /// @param seconds from the start of reading until all has been taken in
    /// @param storing of these, spent in making and storing documents
    public record Took(double seconds, double storing) {}

    /// The inbox, which the server reads the log for alone, the views, for which it is read once, and one that counts.
    public static Map<String, List<Function<MongoDatabase, EventHandler>>> groups() {
        var groups = new LinkedHashMap<String, List<Function<MongoDatabase, EventHandler>>>();
        groups.put(INBOX, List.of(database -> new Inbox(database, _ -> {}, () -> {})));
        groups.put("all views", VIEWS.stream().map(Rebuild::view).toList());
        VIEWS.forEach(projection -> groups.put(projection.name(), List.of(view(projection))));
        groups.put(COUNTED.name(), List.of(database -> new ReducerHandler<>(database, COUNTED)));
        return groups;
    }

    /// Of all that follow the log.
    public static Stream<String> names() {
        return Stream.concat(Stream.of(INBOX), VIEWS.stream().map(Projection::name));
    }

    private static Function<MongoDatabase, EventHandler> view(Projection projection) {
        return database -> new ProjectionHandler(database, projection);
    }

    /// Those that follow the log together, as in the server.
    ///
    /// @param stored whether what is made is stored too
    public Took run(List<Function<MongoDatabase, EventHandler>> writers, boolean stored) throws InterruptedException {
        into.drop();
        var database = stored ? into : DiscardingDatabase.over(into);
        var processors = writers.stream()
                .map(writer -> new EventProcessor(database, writer.apply(database)))
                .toList();
        var meters = new SimpleMeterRegistry();
        var following = new EventProcessors("rebuild", source, meters, processors);
        var begun = System.nanoTime();
        following.start();
        try {
            while (!processors.stream().allMatch(EventProcessor::caughtUp)) {
                if (System.nanoTime() - begun > WITHIN.toNanos()
                        || processors.stream().anyMatch(f -> f.halted() != null)) {
                    throw new IllegalStateException(following.health().toString());
                }
                Thread.sleep(5);
            }
            return new Took((System.nanoTime() - begun) / 1e9, storing(meters));
        } finally {
            following.stop();
        }
    }

    private static double storing(SimpleMeterRegistry meters) {
        return meters.find("parley.projection.store").timers().stream()
                .mapToDouble(timer -> timer.totalTime(TimeUnit.SECONDS))
                .sum();
    }
}
