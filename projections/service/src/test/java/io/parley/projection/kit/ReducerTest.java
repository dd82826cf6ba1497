package io.parley.projection.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.log.Halt;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.processing.EventProcessor;
import io.parley.projection.processing.EventProcessors;
import io.parley.readmodel.token.ParkedDocument;
import io.parley.readmodel.token.TokenDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
@OnEachMongo
class ReducerTest {
    private static final Story STORY = Story.ofEverything();
    private static final WordsReducer WORDS = new WordsReducer();
    private static final LedgerHead.At BEGINNING = new LedgerHead.At(Story.LEDGER, 1, 0);

    private final MongoServers mongo;
    private final MongoDatabase database;

    ReducerTest(MongoServers mongo) {
        this.mongo = mongo;
        this.database = mongo.database();
    }

    @Test
    void howTheLogIsCutOrRepeatedDoesNotMatter() {
        var documents = Runs.documents(mongo, WORDS, STORY);
        // blocked after two messages, so only "sorry" and the words in the group count
        assertThat(words(documents, STORY.ann)).containsEntry("messages", 2L).containsEntry("words", 2L);
        assertThat(words(documents, STORY.bob)).containsEntry("messages", 3L).containsEntry("words", 5L);
    }

    @Test
    void whatAFoldHasEmptiedKeepsItsPositionAndBeginsAfresh() {
        var story = chat();
        story.said(story.ann, story.bob, "one two three").blocked(story.ann, story.bob);
        var emptied = words(Runs.documents(mongo, WORDS, story), story.ann);
        assertThat(emptied).isEqualTo(new Document("_id", story.ann.toString()).append("p", (long)
                        story.log().size()));
        story.said(story.ann, story.bob, "four");
        assertThat(words(Runs.documents(mongo, WORDS, story), story.ann))
                .containsEntry("messages", 1L)
                .containsEntry("words", 1L);
    }

    @Test
    void oneThatSleptBetweenReadingAndReplacingUndoesNothing() {
        var asleep = new ArrayList<Runnable>();
        var third = said(STORY, 3);
        var sleepy = new WordsReducer(1, (_, event) -> {
            // folded and not yet stored
            if (event.at() == third && !asleep.isEmpty()) {
                asleep.removeFirst().run();
            }
            return false;
        });
        var sleeper = processor(sleepy);
        sleeper.take(STORY.logged().subList(0, 16));
        asleep.add(() -> Runs.takeAll(processor(WORDS), STORY.logged(), 7));
        sleeper.take(STORY.logged().subList(16, 30));
        assertThat(asleep).isEmpty();
        assertThat(dump()).isEqualTo(expected(WORDS, STORY));
        Runs.takeAll(sleeper, STORY.logged(), 5);
        assertThat(dump()).isEqualTo(expected(WORDS, STORY));
    }

    @Test
    void twoAtOnceWithOtherBatchesMakeTheSame() throws Exception {
        var expected = expected(WORDS, STORY);
        for (var round = 0; round < 10; round++) {
            database.drop();
            processor(WORDS);
            var barrier = new CyclicBarrier(2);
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                var writers = new ArrayList<Future<?>>();
                for (var seed : List.of(2 * round, 2 * round + 1)) {
                    var processor = processor(WORDS);
                    writers.add(executor.submit(() -> {
                        var random = new Random(seed);
                        barrier.await();
                        while (processor.token().position() < STORY.log().size()) {
                            var from = (int) processor.token().position();
                            var to = Math.min(
                                    from + 1 + random.nextInt(9), STORY.log().size());
                            processor.take(STORY.logged().subList(from, to));
                        }
                        return null;
                    }));
                }
                for (var writer : writers) {
                    writer.get();
                }
            }
            assertThat(dump()).as("round %d", round).isEqualTo(expected);
        }
    }

    @Test
    void aCrashBeforeTheTokenIsStoredCountsNothingTwice() {
        var log = STORY.logged();
        for (var size : List.of(1, 7, 1_000)) {
            database.drop();
            processor(WORDS).take(log.subList(0, 12));
            processor(WORDS).store(log.subList(12, (int) said(STORY, 4)));
            var restarted = processor(WORDS);
            assertThat(restarted.token().position()).isEqualTo(12);
            Runs.takeAll(restarted, log, size);
            assertThat(dump()).isEqualTo(expected(WORDS, STORY));
        }
    }

    @Test
    void anEventThatIsSetAsideIsLeftOutAndAllElseGoesOn() {
        var story = chat();
        story.said(story.ann, story.bob, "one")
                .said(story.bob, story.ann, "two words")
                .said(story.ann, story.bob, "bad")
                .said(story.bob, story.ann, "three more words")
                .said(story.ann, story.bob, "five");
        var bad = story.log().size() - 2;
        for (var size : List.of(1, 7, 1_000)) {
            database.drop();
            var processor = live(poisonedAt(bad));
            Runs.takeAll(processor, story.logged(), size);
            assertThat(words(dump(), story.ann)).containsEntry("messages", 2L).containsEntry("words", 2L);
            assertThat(words(dump(), story.bob)).containsEntry("messages", 2L).containsEntry("words", 5L);
            assertThat(parked())
                    .singleElement()
                    .satisfies(document -> assertThat(document)
                            .containsOnlyKeys("_id", "projection", "version", "position", "eventId", "stream")
                            .containsEntry("position", (long) bad));
        }
    }

    /// Once the document that can't fold the event has moved on, the event's other documents alone
    /// could be folded.
    @Test
    void anEventThatIsSetAsideStaysOutOfAllItsDocumentsHoweverBatchesAreCut() {
        var story = new Story();
        story.registered("ann").registered("bob").befriended(story.ann, story.bob);
        var both = story.log().size() - 1;
        story.said(story.bob, story.ann, "hi");
        var log = story.logged();
        var reducer = new WordsReducer(1, (key, event) -> event.at() == both && key.equals(story.bob.toString()));
        var killed = live(reducer);
        killed.take(log.subList(0, both - 1));
        killed.store(log.subList(both - 1, log.size()));
        assertThat(dump()).containsOnlyKeys("words/" + story.bob);
        var restarted = live(reducer);
        Runs.takeAll(restarted, log, 1);
        assertThat(dump()).containsOnlyKeys("words/" + story.bob);
        assertThat(words(dump(), story.bob)).containsEntry("messages", 1L);
    }

    @Test
    void anEventThatIsSetAsideStaysOutOfARebuildUntilTheVersionRises() {
        var bad = said(STORY, 4);
        var poisoned = poisonedAt(bad);
        Runs.takeAll(live(poisoned), STORY.logged(), 7);
        var without = dump();
        assertThat(without).isNotEqualTo(expected(WORDS, STORY));
        database.getCollection(TokenDocument.COLLECTION).drop();
        Runs.takeAll(processor(WORDS), STORY.logged(), 10);
        assertThat(dump()).isEqualTo(without);
        Runs.takeAll(processor(new WordsReducer(2, (_, _) -> false)), STORY.logged(), 10);
        assertThat(dump()).isEqualTo(expected(WORDS, STORY));
    }

    @Test
    void aRebuildStopsAtAPoisonEvent() {
        var bad = said(STORY, 2);
        var processor = processor(poisonedAt(bad));
        assertThatThrownBy(() -> Runs.takeAll(processor, STORY.logged().subList(0, 30), 7))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("can't be rebuilt past position " + bad);
        assertThat(parked()).isEmpty();
    }

    @Test
    void aCollectionBelongsToOneAlone() {
        var one = new ReducerHandler<>(database, WORDS);
        var speakers = new ProjectionHandler(database, new LastSpeakerProjection(1, ""));
        EventProcessors.requireApart(List.of(one, speakers));
        assertThatThrownBy(() -> EventProcessors.requireApart(List.of(one, new ReducerHandler<>(database, WORDS))))
                .hasMessageContaining("two projections are called words");
        assertThatThrownBy(() ->
                        EventProcessors.requireApart(List.of(one, new ProjectionHandler(database, new Meddler()))))
                .hasMessageContaining("meddler fills words, which is another's");
    }

    private record Meddler() implements Projection {
        @Override
        public String name() {
            return "meddler";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> collections() {
            return List.of("words");
        }

        @Override
        public void on(io.parley.api.Event event, io.parley.api.wire.PublishedEvent seen, Writes writes) {
            writes.delete("words", "all");
        }
    }

    private static Story chat() {
        var story = new Story();
        return story.registered("ann").registered("bob").befriended(story.ann, story.bob);
    }

    private static WordsReducer poisonedAt(long position) {
        return new WordsReducer(1, (_, event) -> event.at() == position);
    }

    /// The position of the story's nth message.
    private static long said(Story story, int nth) {
        return story.log().stream()
                .filter(event -> event.type().equals("message.sent"))
                .skip(nth - 1)
                .findFirst()
                .orElseThrow()
                .at();
    }

    private EventProcessor processor(WordsReducer reducer) {
        return Runs.processor(database, new ReducerHandler<>(database, reducer), STORY);
    }

    /// A processor that begins at the head, so that nothing is a rebuild.
    private EventProcessor live(WordsReducer reducer) {
        var processor = new EventProcessor(database, new ReducerHandler<>(database, reducer));
        processor.resume(BEGINNING);
        return processor;
    }

    private Map<String, Document> expected(WordsReducer reducer, Story story) {
        var plain = mongo.database();
        Runs.takeAll(Runs.processor(plain, new ReducerHandler<>(plain, reducer), story), story.logged(), 1);
        return Runs.dump(plain, List.of(reducer.collection()));
    }

    private Map<String, Document> dump() {
        return Runs.dump(database, List.of(WORDS.collection()));
    }

    private static Document words(Map<String, Document> documents, AccountId account) {
        return Runs.only(documents, "words/" + account);
    }

    private List<Document> parked() {
        return database.getCollection(ParkedDocument.COLLECTION).find().into(new ArrayList<>());
    }
}
