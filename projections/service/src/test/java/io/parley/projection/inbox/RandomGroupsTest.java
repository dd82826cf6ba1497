package io.parley.projection.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.parley.api.AccountId;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.projection.GroupStory;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.conversation.ConversationProjection;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.kit.ProjectionHandler;
import io.parley.projection.processing.EventProcessor;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.ParticipationDocument;
import io.parley.readmodel.group.MemberDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random groups that people join, leave and are removed from, read in batches by a writer that is killed at
/// random and keeps little in memory.
@Tag("integration")
@OnEachMongo
class RandomGroupsTest {
    private static final List<AccountId> PEOPLE =
            List.of(Story.person("a"), Story.person("b"), Story.person("c"), Story.person("d"), Story.person("e"));

    private final MongoServers mongo;
    private final Story story = new Story();
    private final List<GroupStory> groups = new ArrayList<>();

    RandomGroupsTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 7", "3, 1000", "4, 7", "5, 40"})
    void numbersAreDenseAndUnreadIsAFormula(long seed, int size) {
        var random = new Random(seed);
        made(random, 300);
        var database = mongo.database();
        follow(database, random, size, () -> killable(database, random));
        follow(database, random, size, () -> new ProjectionHandler(database, new ConversationProjection()));
        assertThat(InboxModel.stored(database)).isEqualTo(InboxModel.expected("1.5", story.log()));
        assertThat(InboxModel.headsMatch(database)).isTrue();
        for (var group : groups) {
            for (var account : group.members()) {
                assertThat(unread(database, group, account)).isEqualTo(counted(group, account));
            }
        }
    }

    private void follow(MongoDatabase database, Random random, int size, Supplier<EventHandler> start) {
        var log = story.logged();
        var done = false;
        while (!done) {
            var processor = new EventProcessor(database, start.get());
            processor.resume(story.head());
            try {
                while (processor.token().position() < log.size()) {
                    var from = (int) processor.token().position();
                    processor.store(log.subList(from, Math.min(from + size, log.size())));
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
        return new Inbox(database, _ -> {}, () -> {}, 7, _ -> {
            if (random.nextInt(12) == 0) {
                throw new Killed();
            }
        });
    }

    private void made(Random random, int steps) {
        for (var i = 0; i < 3; i++) {
            groups.add(new GroupStory(story, i, PEOPLE.get(i), PEOPLE.get(i + 1)));
        }
        for (var step = 0; step < steps; step++) {
            step(random, groups.get(random.nextInt(groups.size())), PEOPLE.get(random.nextInt(PEOPLE.size())));
        }
        groups.forEach(group -> group.add((no, line) -> new GroupEvent.Dissolved(group.id, group.owner(), no, line)));
    }

    private static void step(Random random, GroupStory group, AccountId one) {
        var owner = group.owner();
        if (!group.members().contains(one) && random.nextInt(3) == 0) {
            comingIn(random, group, one);
        } else if (!group.members().contains(one)) {
            var others = new ArrayList<>(PEOPLE);
            others.removeAll(group.members());
            group.joined(owner, random.nextBoolean(), random.nextBoolean() ? one : others.getFirst());
        } else if (!one.equals(owner) && random.nextInt(8) == 0) {
            group.left(one);
        } else if (!one.equals(owner) && random.nextInt(8) == 0) {
            group.removed(owner, one);
        } else if (!one.equals(owner) && random.nextInt(4) == 0) {
            group.role(owner, one, random.nextBoolean() ? Role.ADMIN : Role.MEMBER);
        } else if (!one.equals(owner) && random.nextInt(8) == 0) {
            group.transferred(one);
        } else if (group.lastNo() > 0 && random.nextInt(5) == 0) {
            group.read(one, 1 + random.nextLong(group.lastNo()), random.nextBoolean());
        } else {
            group.said(one, "hello");
        }
    }

    private static void comingIn(Random random, GroupStory group, AccountId one) {
        var owner = group.owner();
        switch (random.nextInt(6)) {
            case 0 -> group.invited(owner, one);
            case 1 -> group.declined(one);
            case 2 -> group.requested(random.nextBoolean() ? owner : one, one);
            case 3 -> group.approved(owner, one, random.nextBoolean() ? owner : one);
            case 4 -> group.refused(owner, one, random.nextBoolean() ? owner : one);
            default -> group.linked(owner, LinkId.madeBy(owner, new UUID(0, random.nextInt(3))), 3);
        }
    }

    /// Counts one by one the messages of others after the person's last joining, own message and read mark.
    private long counted(GroupStory group, AccountId account) {
        var mark = 0L;
        for (var published : story.log()) {
            if (published.event() instanceof GroupEvent.Read read
                    && read.conversationId().equals(group.id)
                    && read.reader().equals(account)) {
                mark = read.upTo();
            }
        }
        var unread = 0L;
        for (var published : story.log()) {
            switch (published.event()) {
                case GroupEvent.Joined e
                when e.conversationId().equals(group.id) -> unread = e.members().contains(account) ? 0 : unread;
                case ConversationEvent.MessageSent e
                when e.conversationId().equals(group.id) ->
                    unread = e.sender().equals(account) || e.messageNo() <= mark ? 0 : unread + 1;
                default -> {}
            }
        }
        return unread;
    }

    private static long unread(MongoDatabase database, GroupStory group, AccountId account) {
        var id = group.id + "/" + account;
        var lastNo = find(database, ConversationDocument.COLLECTION, group.id.toString())
                .getLong("lastNo");
        var participation = find(database, ParticipationDocument.COLLECTION, id);
        var joinedNo = find(database, MemberDocument.COLLECTION, id).getLong("joinedNo");
        var seen = Math.max(participation.get("readUpTo", 0L), participation.get("ownLast", 0L));
        return lastNo - Math.max(joinedNo, seen);
    }

    private static Document find(MongoDatabase database, String collection, String id) {
        var found = database.getCollection(collection).find(Filters.eq(id)).first();
        return found == null ? new Document() : found;
    }

    private static final class Killed extends Error {}
}
