package io.parley.projection.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.parley.api.ConversationId;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.kit.LastSpeakerProjection;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.ProjectionHandler;
import io.parley.projection.kit.Runs;
import io.parley.projection.log.Halt;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.Token;
import io.parley.readmodel.token.ParkedDocument;
import io.parley.readmodel.token.TokenDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
@OnEachMongo
class ProjectionHandlerTest {
    private static final Story STORY = Story.ofEverything();
    private static final Projection HEALTHY = new LastSpeakerProjection(1, "");
    private static final Projection POISONED = new LastSpeakerProjection(1, "conversation.read");

    private final MongoServers mongo;

    ProjectionHandlerTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @Test
    void howTheLogIsCutOrRepeatedDoesNotMatter() {
        var documents = Runs.documents(mongo, HEALTHY, STORY);
        var conversation = ConversationId.direct(STORY.ann, STORY.bob);
        var document = Runs.only(documents, "last_speaker/" + conversation);
        assertThat(document.getString("account")).isEqualTo(STORY.ann.toString());
        // what the document held before the chat closed is gone
        assertThat(document.get("since", Document.class)).containsOnlyKeys(STORY.ann.toString());
    }

    @Test
    void aDeletedDocumentLeavesItsPositionAndStaysDeleted() {
        var story = new Story();
        story.registered("ann").registered("bob").befriended(story.ann, story.bob);
        story.said(story.ann, story.bob, "hi").ended(story.ann, story.bob);
        var tombstone = Runs.only(
                Runs.documents(mongo, HEALTHY, story), "last_speaker/" + ConversationId.direct(story.ann, story.bob));
        assertThat(tombstone).containsOnlyKeys("_id", "p").containsEntry("p", (long)
                story.log().size());
    }

    @Test
    void anotherVersionIsBuiltAnewAndAnOlderOneStops() {
        var database = mongo.database();
        Runs.takeAll(Runs.processor(database, HEALTHY, STORY), STORY.logged(), 7);
        var next = new LastSpeakerProjection(2, "");
        var processor = Runs.processor(database, next, STORY);
        assertThat(processor.token().position()).isZero();
        assertThat(Runs.dump(database, next)).isEmpty();
        Runs.takeAll(processor, STORY.logged(), 7);
        assertThat(Runs.dump(database, next)).isNotEmpty();
        assertThatThrownBy(() -> Runs.processor(database, HEALTHY, STORY))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("newer");
    }

    @Test
    void anotherLedgerIsBuiltAnew() {
        var database = mongo.database();
        Runs.takeAll(Runs.processor(database, HEALTHY, STORY), STORY.logged(), 7);
        var processor = new EventProcessor(database, new ProjectionHandler(database, HEALTHY));
        processor.resume(new LedgerHead.At(UUID.randomUUID(), 1, 5));
        assertThat(processor.token()).isEqualTo(Token.NONE);
        assertThat(Runs.dump(database, HEALTHY)).isEmpty();
    }

    @Test
    void whoeverIsDroppingTheDataIsWaitedForUntilItIsTakenForDead() {
        var database = mongo.database();
        Runs.takeAll(Runs.processor(database, HEALTHY, STORY), STORY.logged(), 7);
        database.getCollection(TokenDocument.COLLECTION).updateMany(new Document(), Updates.set("dropping", true));
        var processor = new EventProcessor(database, new ProjectionHandler(database, HEALTHY));
        for (var tries = 0; tries < 5; tries++) {
            assertThatThrownBy(() -> processor.resume(STORY.head())).hasMessageContaining("dropped by another");
        }
        processor.resume(STORY.head());
        assertThat(processor.token()).isEqualTo(Token.NONE);
        assertThat(Runs.dump(database, HEALTHY)).isEmpty();
    }

    @Test
    void aWriterOfDataThatWasBegunAnewLeavesTheNewTokenAlone() {
        var database = mongo.database();
        var sleeper = Runs.processor(database, HEALTHY, STORY);
        sleeper.take(STORY.logged().subList(0, 20));
        database.drop();
        Runs.processor(database, HEALTHY, STORY).take(STORY.logged().subList(0, 3));
        assertThatThrownBy(() -> sleeper.take(STORY.logged().subList(20, 30))).isInstanceOf(StoredToken.Gone.class);
        assertThat(Runs.processor(database, HEALTHY, STORY).token().position()).isEqualTo(3);
    }

    @Test
    void aPoisonEventIsSetAsideWhenLive() {
        var database = mongo.database();
        var processor = new EventProcessor(database, new ProjectionHandler(database, POISONED));
        processor.resume(new LedgerHead.At(Story.LEDGER, 1, 0));
        Runs.takeAll(processor, STORY.logged(), 1_000);
        var parked = parked(database);
        assertThat(parked)
                .hasSize(3)
                .allSatisfy(document -> assertThat(document)
                        .containsOnlyKeys("_id", "projection", "version", "position", "eventId", "stream"));
        assertThat(Runs.dump(database, POISONED)).isEqualTo(Runs.dump(healthy(), HEALTHY));
    }

    @Test
    void aRebuildStopsAtAPoisonEvent() {
        var database = mongo.database();
        var processor = Runs.processor(database, POISONED, STORY);
        assertThatThrownBy(() -> Runs.takeAll(processor, STORY.logged().subList(0, 30), 7))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("can't be rebuilt past position");
        assertThat(parked(database)).isEmpty();
    }

    private MongoDatabase healthy() {
        var database = mongo.database();
        Runs.takeAll(Runs.processor(database, HEALTHY, STORY), STORY.logged(), 7);
        return database;
    }

    private static List<Document> parked(MongoDatabase database) {
        return database.getCollection(ParkedDocument.COLLECTION).find().into(new ArrayList<>());
    }
}
