package io.parley.projection.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
@OnEachMongo
class WritesTest {
    private final MongoDatabase database;

    WritesTest(MongoServers mongo) {
        this.database = mongo.database();
    }

    @Test
    void severalChangesOfOneDocumentAreOneAndTheLastCounts() {
        var writes = new Writes();
        writes.at(1).document("c", "a").set("x", 1).set("gone", 1).initially("first", true);
        writes.at(2).document("c", "a").set("x", 2).set("gone", null).initially("first", false);
        writes.at(2).document("c", "a").set("in.side", "y");
        writes.store(database);
        assertThat(documents())
                .containsExactly(new Document("_id", "a")
                        .append("x", 2)
                        .append("in", new Document("side", "y"))
                        .append("first", true)
                        .append("p", 2L));
    }

    @Test
    void whatWasInsertedAndChangedInOneBatchIsNotLostWhereItsInsertWasStoredBefore() {
        var first = new Writes();
        first.at(1).insert("c", "a").set("x", 1);
        first.store(database);
        var repeated = new Writes();
        repeated.at(1).insert("c", "a").set("x", 1);
        repeated.at(2).document("c", "a").set("x", 2);
        repeated.store(database);
        first.store(database);
        assertThat(documents())
                .containsExactly(new Document("_id", "a").append("x", 2).append("p", 2L));
    }

    @Test
    void aDocumentThatWasDeletedCanBeMadeAgain() {
        for (var batches : List.of(List.of(1L, 2L, 3L), List.of(3L))) {
            for (var upTo : batches) {
                var writes = new Writes();
                writes.at(1).document("c", "a").set("x", 1).set("y", 1);
                if (upTo > 1) {
                    writes.at(2).delete("c", "a");
                }
                if (upTo > 2) {
                    writes.at(3).document("c", "a").set("y", 3);
                }
                writes.store(database);
            }
            assertThat(documents())
                    .containsExactly(new Document("_id", "a").append("y", 3).append("p", 3L));
            database.drop();
        }
    }

    @Test
    void aCollectionOfAnotherIsRefused() {
        var writes = new Writes(List.of("c")).at(1);
        writes.document("c", "a").set("x", 1);
        assertThatThrownBy(() -> writes.document("d", "a")).hasMessageContaining("d is not among [c]");
        assertThatThrownBy(() -> writes.delete("d", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberThatOnlyGrowsIsNeverLowered() {
        for (var position : List.of(2L, 3L, 1L)) {
            var writes = new Writes();
            writes.at(position).raise("c", "a", "seq", position * 10);
            writes.store(database);
        }
        assertThat(documents())
                .containsExactly(new Document("_id", "a").append("seq", 30L).append("p", 3L));
    }

    @Test
    void ofTwoThatMakeADocumentAtOnceTheNewerStays() throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<?>>();
            for (var position : List.of(5L, 8L)) {
                writers.add(executor.submit(() -> {
                    for (var round = 0; round < 20; round++) {
                        var writes = new Writes().at(position);
                        for (var id = 0; id < 20; id++) {
                            writes.document("c", round + "/" + id).set("x", position);
                        }
                        barrier.await();
                        writes.store(database);
                    }
                    return null;
                }));
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        assertThat(documents())
                .hasSize(400)
                .allSatisfy(
                        document -> assertThat(document).containsEntry("x", 8L).containsEntry("p", 8L));
    }

    private List<Document> documents() {
        return database.getCollection("c").find().into(new ArrayList<>());
    }
}
