package io.parley.projection.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.parley.projection.MongoServers;
import io.parley.projection.Story;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/// Runs a projection over a story in every manner that must not matter: in batches of 1, 7 and 1,000, each event twice,
/// repeated after a kill between data and token in batches cut elsewhere, by two writers of which one sleeps.
public final class Runs {
    private static final List<Integer> SIZES = List.of(1, 7, 1_000);

    private Runs() {}

    /// The documents, by `<collection>/<id>`, which are the same each time.
    public static Map<String, Document> documents(MongoServers mongo, Projection projection, Story story) {
        var log = story.logged();
        var plain = mongo.database();
        takeAll(follower(plain, projection, story), log, 1);
        var expected = dump(plain, projection);
        for (var size : SIZES) {
            var database = mongo.database();
            repeated(database, projection, story, size);
            assertThat(dump(database, projection)).as("batches of %d", size).isEqualTo(expected);
        }
        var slept = mongo.database();
        sleepy(slept, projection, story);
        assertThat(dump(slept, projection)).as("with one that slept").isEqualTo(expected);
        return expected;
    }

    public static Document only(Map<String, Document> documents, String id) {
        var document = documents.get(id);
        if (document == null) {
            throw new AssertionError(id + " is not in " + documents.keySet());
        }
        return document;
    }

    static Follower follower(MongoDatabase database, Projection projection, Story story) {
        var follower = new Follower(database, new View(database, projection));
        follower.resume(story.head());
        return follower;
    }

    static void takeAll(Follower follower, List<Logged> log, int size) {
        while (follower.token().position() < log.size()) {
            var from = (int) follower.token().position();
            follower.take(log.subList(from, Math.min(from + size, log.size())));
        }
    }

    static Map<String, Document> dump(MongoDatabase database, Projection projection) {
        var documents = new TreeMap<String, Document>();
        for (var collection : projection.collections()) {
            database.getCollection(collection)
                    .find()
                    .forEach(document -> documents.put(collection + "/" + document.getString("_id"), document));
        }
        return documents;
    }

    private static void repeated(MongoDatabase database, Projection projection, Story story, int size) {
        var log = story.logged();
        var killed = new View(database, projection);
        var follower = follower(database, projection, story);
        for (var from = 0; from < log.size(); from += size) {
            var batch = log.subList(from, Math.min(from + size, log.size()));
            // stored, but not its token; what comes next is cut elsewhere
            killed.store(batch, false);
            takeAll(follower, log.subList(0, batch.size() / 2 + from), 3);
            follower.take(batch);
            follower.take(batch);
        }
    }

    private static void sleepy(MongoDatabase database, Projection projection, Story story) {
        var log = story.logged();
        var sleeper = follower(database, projection, story);
        sleeper.take(log.subList(0, log.size() / 3));
        takeAll(follower(database, projection, story), log, 7);
        sleeper.take(log.subList(log.size() / 3, log.size() / 2));
        takeAll(sleeper, log, 5);
    }
}
