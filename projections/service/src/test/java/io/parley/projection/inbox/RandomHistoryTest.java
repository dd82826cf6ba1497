package io.parley.projection.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationEvent;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.conversation.ConversationProjection;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.kit.ProjectionHandler;
import io.parley.projection.processing.EventProcessor;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.ParticipationDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories, in random batches, by a writer that is killed at random and keeps little in memory.
@Tag("integration")
@OnEachMongo
class RandomHistoryTest {
    private static final List<AccountId> PEOPLE =
            List.of(Story.person("a"), Story.person("b"), Story.person("c"), Story.person("d"));

    private final MongoServers mongo;

    RandomHistoryTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void numbersAreDenseAndUnreadIsAFormula(long seed) {
        var random = new Random(seed);
        var story = made(random, 300);
        var database = mongo.database();
        follow(database, story, random, () -> killable(database, random));
        follow(database, story, random, () -> new ProjectionHandler(database, new ConversationProjection()));
        assertThat(InboxModel.stored(database)).isEqualTo(InboxModel.expected("1.5", story.log()));
        assertThat(InboxModel.headsMatch(database)).isTrue();
        for (var one : PEOPLE) {
            for (var other : PEOPLE) {
                if (!one.equals(other)) {
                    assertThat(unread(database, one, other)).isEqualTo(counted(story, one, other));
                }
            }
        }
    }

    private interface Start {
        EventHandler writer();
    }

    private static void follow(MongoDatabase database, Story story, Random random, Start start) {
        var log = story.logged();
        var done = false;
        while (!done) {
            var processor = new EventProcessor(database, start.writer());
            processor.resume(story.head());
            try {
                while (processor.token().position() < log.size()) {
                    var from = (int) processor.token().position();
                    processor.store(log.subList(from, Math.min(from + 1 + random.nextInt(40), log.size())));
                    if (random.nextInt(3) == 0) {
                        processor.settle();
                    }
                }
                processor.settle();
                done = true;
            } catch (Killed e) {
                assertThat(processor.caughtUp()).isFalse();
            }
        }
    }

    private static Inbox killable(MongoDatabase database, Random random) {
        return new Inbox(database, _ -> {}, () -> {}, 3, _ -> {
            if (random.nextInt(12) == 0) {
                throw new Killed();
            }
        });
    }

    private static Story made(Random random, int steps) {
        var story = new Story();
        var friends = new ArrayList<String>();
        for (var step = 0; step < steps; step++) {
            var one = PEOPLE.get(random.nextInt(PEOPLE.size()));
            var other = PEOPLE.get(random.nextInt(PEOPLE.size()));
            var pair = ConversationId.direct(one, other).toString();
            if (one.equals(other)) {
                story.renamed(one, "x" + step);
            } else if (!friends.contains(pair)) {
                friends.add(pair);
                story.requested(one, other, "hi").befriended(other, one);
            } else if (random.nextInt(10) == 0) {
                friends.remove(pair);
                story.ended(one, other);
            } else if (random.nextInt(10) == 0) {
                story.renamed(one, "n" + step);
            } else if (random.nextInt(4) == 0 && lastNo(story, one, other) > 0) {
                story.read(one, other, 1 + random.nextLong(lastNo(story, one, other)), random.nextBoolean());
            } else if (random.nextInt(6) == 0) {
                story.forOneself(one, other, chat -> forOneself(random, chat, one));
            } else {
                story.said(one, other, "step " + step);
            }
        }
        return story;
    }

    private static ConversationEvent forOneself(Random random, ConversationId chat, AccountId self) {
        return switch (random.nextInt(6)) {
            case 0 -> new ConversationEvent.Pinned(chat, self, random.nextBoolean());
            case 1 -> new ConversationEvent.Muted(chat, self, random.nextBoolean());
            case 2 -> new ConversationEvent.Hidden(chat, self, random.nextInt(9));
            case 3 -> new ConversationEvent.Archived(chat, self, random.nextBoolean(), random.nextInt(9));
            case 4 -> new ConversationEvent.MarkedUnread(chat, self, random.nextBoolean());
            default -> new ConversationEvent.MessageDeleted(chat, self, 1 + random.nextInt(9));
        };
    }

    private static long lastNo(Story story, AccountId one, AccountId other) {
        return messages(story, one, other).size();
    }

    private static List<ConversationEvent.MessageSent> messages(Story story, AccountId one, AccountId other) {
        return story.log().stream()
                .filter(e -> e.type().equals("message.sent"))
                .map(e -> (ConversationEvent.MessageSent) e.event())
                .filter(e -> e.conversationId().equals(ConversationId.direct(one, other)))
                .toList();
    }

    /// Counts one by one the other person's messages after `one`'s own last message and last read mark.
    private static long counted(Story story, AccountId one, AccountId other) {
        var unread = 0L;
        var mark = 0L;
        for (var published : story.log()) {
            if (published.type().equals("conversation.read")) {
                var read = (ConversationEvent.Read) published.event();
                if (read.reader().equals(one) && read.conversationId().equals(ConversationId.direct(one, other))) {
                    mark = read.upTo();
                }
            }
        }
        for (var message : messages(story, one, other)) {
            unread = message.sender().equals(one) || message.messageNo() <= mark ? 0 : unread + 1;
        }
        return unread;
    }

    private static long unread(MongoDatabase database, AccountId one, AccountId other) {
        var id = ConversationId.direct(one, other);
        var conversation = find(database, ConversationDocument.COLLECTION, id.toString());
        if (conversation == null) {
            return 0;
        }
        var participation = find(database, ParticipationDocument.COLLECTION, id + "/" + one);
        var readUpTo = participation == null ? 0L : participation.get("readUpTo", 0L);
        var own = conversation.get("ownLast", Document.class).getLong(one.toString());
        return conversation.getLong("lastNo") - Math.max(readUpTo, own);
    }

    private static @org.jspecify.annotations.Nullable Document find(
            MongoDatabase database, String collection, String id) {
        return database.getCollection(collection).find(Filters.eq(id)).first();
    }

    private static final class Killed extends Error {}
}
