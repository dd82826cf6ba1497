package io.parley.projection.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.parley.projection.MongoServers;
import io.parley.projection.Story;
import io.parley.projection.log.LoggedEvent;
import io.parley.projection.processing.EventProcessor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;

/// Runs a projection over a story in every way that must make no difference: in batches of 1, 7 and 1,000,
/// with each event twice, repeated after a kill between data and token in batches cut elsewhere, and by two
/// writers of which one is suspended.
public final class Runs {
    private static final List<Integer> SIZES = List.of(1, 7, 1_000);

    private Runs() {}

    /// The documents by `<collection>/<id>`. They must be the same in every run.
    public static Map<String, Document> documents(MongoServers mongo, Projection projection, Story story) {
        return documents(mongo, database -> new ProjectionHandler(database, projection), story);
    }

    public static Map<String, Document> documents(MongoServers mongo, Reducer<?> reducer, Story story) {
        return documents(mongo, database -> new ReducerHandler<>(database, reducer), story);
    }

    private static Map<String, Document> documents(
            MongoServers mongo, Function<MongoDatabase, EventHandler> writer, Story story) {
        var log = story.logged();
        var plain = mongo.database();
        takeAll(processor(plain, writer.apply(plain), story), log, 1);
        var expected = dump(plain, writer.apply(plain).collections());
        for (var size : SIZES) {
            var database = mongo.database();
            repeated(database, writer, story, size);
            assertThat(dump(database, writer.apply(database).collections()))
                    .as("batches of %d", size)
                    .isEqualTo(expected);
        }
        var slept = mongo.database();
        sleepy(slept, writer, story);
        assertThat(dump(slept, writer.apply(slept).collections()))
                .as("with one that slept")
                .isEqualTo(expected);
        return expected;
    }

    public static Document only(Map<String, Document> documents, String id) {
        var document = documents.get(id);
        if (document == null) {
            throw new AssertionError(id + " is not in " + documents.keySet());
        }
        return document;
    }

    public static EventProcessor processor(MongoDatabase database, Projection projection, Story story) {
        return processor(database, new ProjectionHandler(database, projection), story);
    }

    public static EventProcessor processor(MongoDatabase database, EventHandler writer, Story story) {
        var processor = new EventProcessor(database, writer);
        processor.resume(story.head());
        return processor;
    }

    public static void takeAll(EventProcessor processor, List<LoggedEvent> log, int size) {
        while (processor.token().position() < log.size()) {
            var from = (int) processor.token().position();
            processor.take(log.subList(from, Math.min(from + size, log.size())));
        }
    }

    public static Map<String, Document> dump(MongoDatabase database, Projection projection) {
        return dump(database, projection.collections());
    }

    public static Map<String, Document> dump(MongoDatabase database, List<String> collections) {
        var documents = new TreeMap<String, Document>();
        for (var collection : collections) {
            database.getCollection(collection)
                    .find()
                    .forEach(document -> documents.put(collection + "/" + document.getString("_id"), document));
        }
        return documents;
    }

    private static void repeated(
            MongoDatabase database, Function<MongoDatabase, EventHandler> writer, Story story, int size) {
        var log = story.logged();
        var killed = writer.apply(database);
        var processor = processor(database, writer.apply(database), story);
        for (var from = 0; from < log.size(); from += size) {
            var batch = log.subList(from, Math.min(from + size, log.size()));
            // data stored without its token; the next batches are cut elsewhere
            killed.store(batch, false);
            takeAll(processor, log.subList(0, batch.size() / 2 + from), 3);
            processor.take(batch);
            processor.take(batch);
        }
    }

    private static void sleepy(MongoDatabase database, Function<MongoDatabase, EventHandler> writer, Story story) {
        var log = story.logged();
        var sleeper = processor(database, writer.apply(database), story);
        sleeper.take(log.subList(0, log.size() / 3));
        takeAll(processor(database, writer.apply(database), story), log, 7);
        sleeper.take(log.subList(log.size() / 3, log.size() / 2));
        takeAll(sleeper, log, 5);
    }
}
