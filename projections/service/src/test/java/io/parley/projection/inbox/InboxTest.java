package io.parley.projection.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.parley.api.group.Role;
import io.parley.api.wire.Delivery;
import io.parley.projection.GroupStory;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.log.Halt;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.LoggedEvent;
import io.parley.projection.processing.EventProcessor;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.token.TokenDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
@OnEachMongo
class InboxTest {
    private static final Story STORY = Story.ofEverything();
    private static final List<LoggedEvent> LOG = STORY.logged();
    private static final SortedSet<String> EXPECTED = InboxModel.expected("1.5", STORY.log());

    private final MongoServers mongo;
    private final List<Delivery> told = new ArrayList<>();

    InboxTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void everyPersonsEntriesAreNumberedInTheOrderOfTheLog(int size) {
        var database = mongo.database();
        takeAll(processor(database), size);
        assertRight(database);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void eventsThatComeTwiceCountOnce(int size) {
        var database = mongo.database();
        var processor = processor(database);
        for (var from = 0; from < LOG.size(); from += size) {
            var batch = LOG.subList(from, Math.min(from + size, LOG.size()));
            processor.take(batch);
            processor.take(batch);
            processor.take(LOG.subList(Math.max(0, from - 3), Math.min(from + 1, LOG.size())));
        }
        assertRight(database);
    }

    @ParameterizedTest
    @EnumSource(Inbox.Step.class)
    void killedAfterAnyOfItsWritesItGivesTheSameNumbers(Inbox.Step step) {
        for (var killedIn : List.of(1, 7, 1_000)) {
            for (var size : killedIn == 7 ? List.of(1, 7, 1_000) : List.of(7)) {
                var database = mongo.database();
                while (InboxModel.position(database) < LOG.size()) {
                    var from = (int) InboxModel.position(database);
                    assertThatThrownBy(() -> killedAfter(step, database).take(next(from, killedIn)))
                            .isInstanceOf(Killed.class);
                    processor(database).take(next(from, size));
                }
                assertRight(database);
                database.drop();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void twoWritersAtOnceComputeTheSame(int size) {
        var database = mongo.database();
        var one = processor(database);
        var other = processor(database);
        for (var from = 0; from < LOG.size(); from += size) {
            one.take(LOG.subList(from, Math.min(from + size, LOG.size())));
            if (from % 3 == 0) {
                other.take(LOG.subList((int) other.token().position(), Math.min(from + 2, LOG.size())));
            }
        }
        takeAll(other, 5);
        assertRight(database);
        assertThat(InboxModel.position(database)).isEqualTo(LOG.size());
    }

    @Test
    void aWriterThatSleptChangesNothing() {
        var database = mongo.database();
        var sleeper = processor(database);
        sleeper.take(LOG.subList(0, 10));
        takeAll(processor(database), 7);
        var heads = database.getCollection(HeadDocument.COLLECTION).find().into(new ArrayList<>());
        sleeper.take(LOG.subList(10, 20));
        assertThat(database.getCollection(HeadDocument.COLLECTION).find().into(new ArrayList<>()))
                .isEqualTo(heads);
        assertThat(InboxModel.position(database)).isEqualTo(LOG.size());
        assertRight(database);
    }

    @Test
    void whatItForgetsItReads() {
        var database = mongo.database();
        var inbox = new Inbox(database, told::addAll, () -> {}, 1, _ -> {});
        takeAll(resumed(new EventProcessor(database, inbox), STORY.head()), 3);
        assertRight(database);
    }

    @Test
    void droppedDataComesBackTheSame() {
        var database = mongo.database();
        takeAll(processor(database), 7);
        database.drop();
        takeAll(processor(database), 1_000);
        assertRight(database);
    }

    @Test
    void aTokenThatIsGoneWhileItRunsBeginsAnew() {
        var database = mongo.database();
        var processor = processor(database);
        processor.take(LOG.subList(0, 10));
        database.drop();
        assertThatThrownBy(() -> processor.take(LOG.subList(10, 20))).hasMessageContaining("gone");
        takeAll(resumed(processor, STORY.head()), 7);
        assertRight(database);
    }

    @Test
    void aRequestGoesToThoseWhoDecideThenAndToTheOneWhoMadeIt() {
        var story = new Story();
        var dan = Story.person("dan");
        var eve = Story.person("eve");
        var group = new GroupStory(story, 1, story.ann, story.bob, story.cyd, dan);
        group.requested(dan, eve)
                .role(story.ann, story.bob, Role.ADMIN)
                .requested(eve, eve)
                .transferred(story.cyd)
                .requested(dan, eve)
                .role(story.cyd, story.bob, Role.MEMBER)
                .left(story.bob)
                .joined(story.cyd, false, story.bob)
                .approved(story.cyd, eve, dan);
        var database = mongo.database();
        // keeps nothing in memory
        var inbox = new Inbox(database, told::addAll, () -> {}, 1, _ -> {});
        var processor = resumed(new EventProcessor(database, inbox), new LedgerHead.At(Story.LEDGER, 1, 0));
        story.logged().forEach(one -> processor.take(List.of(one)));
        assertThat(told.stream()
                        .filter(one -> one.event().type().startsWith("group.join-"))
                        .map(one -> one.recipients().keySet()))
                .containsExactly(
                        Set.of(story.ann, dan),
                        Set.of(story.ann, story.bob, eve),
                        Set.of(story.bob, story.cyd, dan),
                        Set.of(story.cyd, dan));
    }

    @Test
    void aNicknameGoesToThoseWhoSeeAFriendshipOrARequest() {
        var story = new Story();
        var ann = story.ann;
        var bob = story.bob;
        story.renamed(ann, "alone")
                .requested(ann, bob, "hi")
                .renamed(ann, "asking")
                .renamed(bob, "asked")
                .declined(ann, bob)
                .renamed(ann, "declined, unknowingly")
                .renamed(bob, "declining")
                .withdrawn(ann, bob)
                .renamed(bob, "alone")
                .requested(ann, bob, "please")
                .befriended(bob, ann)
                .renamed(ann, "friend")
                .ended(ann, bob)
                .renamed(ann, "alone")
                .blocked(ann, bob)
                .requestWithheld(bob, ann, "why?")
                .renamed(ann, "blocking, unknown to Bob")
                .renamed(bob, "blocked");
        var database = mongo.database();
        // keeps nothing in memory
        var inbox = new Inbox(database, told::addAll, () -> {}, 1, _ -> {});
        var processor = resumed(new EventProcessor(database, inbox), new LedgerHead.At(Story.LEDGER, 1, 0));
        story.logged().forEach(one -> processor.take(List.of(one)));
        assertThat(told.stream()
                        .filter(one -> one.event().type().equals("account.nickname-changed"))
                        .map(one -> one.recipients().keySet()))
                .containsExactly(
                        Set.of(ann),
                        Set.of(ann, bob),
                        Set.of(ann, bob),
                        Set.of(ann),
                        Set.of(ann, bob),
                        Set.of(bob),
                        Set.of(ann, bob),
                        Set.of(ann),
                        Set.of(ann, bob),
                        Set.of(bob));
    }

    @Test
    void anotherGenerationIsAnotherEpochAndLeavesNothingOfTheOld() {
        var database = mongo.database();
        takeAll(processor(database), 7);
        var next = new Story(2).registered("ann");
        var processor = resumed(new EventProcessor(database, new Inbox(database, told::addAll, () -> {})), next.head());
        processor.take(next.logged());
        assertThat(InboxModel.stored(database)).isEqualTo(InboxModel.expected("2.5", next.log()));
        assertThat(token(database)).contains("\"epoch\": \"2.5\"");
        assertThatThrownBy(() -> processor(database)).isInstanceOf(Halt.class);
    }

    @Test
    void nothingIsToldBeforeTheHeadIsReached() {
        var database = mongo.database();
        var processor = processor(database);
        processor.take(LOG.subList(0, LOG.size() - 1));
        assertThat(told).isEmpty();
        assertThat(processor.caughtUp()).isFalse();
        assertThat(token(database)).contains("\"caughtUp\": false");
        processor.take(LOG);
        assertThat(told).hasSize(1);
        assertThat(processor.caughtUp()).isTrue();
        assertThat(token(database)).contains("\"caughtUp\": true");
    }

    @Test
    void everyEntryIsToldOnceItIsLive() {
        var database = mongo.database();
        var processor = resumed(
                new EventProcessor(database, new Inbox(database, told::addAll, () -> {})),
                new LedgerHead.At(Story.LEDGER, 1, 0));
        takeAll(processor, 7);
        assertThat(InboxModel.told(told)).isEqualTo(EXPECTED);
    }

    @Test
    void anEventThatItDoesNotKnowStopsIt() {
        var database = mongo.database();
        var unknown = new Story().retold(STORY.log().getFirst(), "poll.opened");
        assertThatThrownBy(() -> processor(database).take(List.of(new LoggedEvent(unknown, 0))))
                .isInstanceOf(Halt.class)
                .hasMessageContaining("poll.opened at position 1");
        assertThat(InboxModel.position(database)).isZero();
    }

    private void assertRight(MongoDatabase database) {
        assertThat(InboxModel.stored(database)).isEqualTo(EXPECTED);
        assertThat(InboxModel.headsMatch(database)).isTrue();
    }

    private static List<LoggedEvent> next(int from, int size) {
        return LOG.subList(from, Math.min(from + size, LOG.size()));
    }

    private static void takeAll(EventProcessor processor, int size) {
        while (processor.token().position() < LOG.size()) {
            processor.take(next((int) processor.token().position(), size));
        }
    }

    private EventProcessor processor(MongoDatabase database) {
        return resumed(new EventProcessor(database, new Inbox(database, told::addAll, () -> {})), STORY.head());
    }

    private static EventProcessor killedAfter(Inbox.Step killer, MongoDatabase database) {
        Consumer<Inbox.Step> done = step -> {
            if (step == killer) {
                throw new Killed();
            }
        };
        // live from the start, so that it sends deliveries
        return resumed(
                new EventProcessor(database, new Inbox(database, _ -> {}, () -> {}, 1_000, done)),
                new LedgerHead.At(Story.LEDGER, 1, 0));
    }

    private static EventProcessor resumed(EventProcessor processor, LedgerHead.At head) {
        processor.resume(head);
        return processor;
    }

    private static String token(MongoDatabase database) {
        return database.getCollection(TokenDocument.COLLECTION)
                .find(Filters.eq("inbox"))
                .map(Document::toJson)
                .into(new ArrayList<>())
                .toString();
    }

    private static final class Killed extends Error {}
}
