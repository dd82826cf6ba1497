package io.parley.projection.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Json;
import io.parley.api.conversation.ConversationEvent.Archived;
import io.parley.api.conversation.ConversationEvent.Hidden;
import io.parley.api.conversation.ConversationEvent.MarkedUnread;
import io.parley.api.conversation.ConversationEvent.MessageDeleted;
import io.parley.api.conversation.ConversationEvent.Muted;
import io.parley.api.conversation.ConversationEvent.Opened;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.kit.Runs;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
@OnEachMongo
class ConversationProjectionTest {
    private final MongoServers mongo;
    private final Story story = new Story();
    private final ConversationId conversation = ConversationId.direct(story.ann, story.bob);

    ConversationProjectionTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @Test
    void aConversationShowsItsNewestEvent() {
        story.befriended(story.ann, story.bob)
                .said(story.ann, story.bob, "one")
                .said(story.bob, story.ann, "two")
                .said(story.ann, story.bob, "three");
        var shown = Runs.only(documents(), "conversation/" + conversation);
        assertThat(shown)
                .containsEntry("members", List.of(story.ann.toString(), story.bob.toString()))
                .containsEntry("open", true)
                .containsEntry("lastNo", 3L)
                .containsEntry("lastTime", Date.from(Story.BEGIN.plusSeconds(5)))
                .containsEntry("p", 5L)
                .containsEntry("ownLast", new Document(story.ann.toString(), 3L).append(story.bob.toString(), 2L));
        assertThat(shown.getString("last"))
                .isEqualTo(Json.STRICT.writeValueAsString(story.log().getLast().view()));
    }

    @Test
    void itClosesAndOpensAgain() {
        story.befriended(story.ann, story.bob).said(story.ann, story.bob, "one").ended(story.ann, story.bob);
        assertThat(Runs.only(documents(), "conversation/" + conversation))
                .containsEntry("open", false)
                .containsEntry("lastNo", 1L);
        story.befriended(story.bob, story.ann);
        assertThat(Runs.only(documents(), "conversation/" + conversation))
                .containsEntry("open", true)
                .containsEntry("lastNo", 1L);
    }

    @Test
    void aReadMarkIsShownToTheOtherOnlyAsFarAsItMayBe() {
        story.befriended(story.ann, story.bob);
        for (var no = 0; no < 3; no++) {
            story.said(story.ann, story.bob, "hello?");
        }
        story.read(story.bob, story.ann, 1, true).read(story.bob, story.ann, 3, false);
        story.read(story.ann, story.bob, 2, false);
        assertThat(participation(story.bob))
                .containsEntry("conversation", conversation.toString())
                .containsEntry("account", story.bob.toString())
                .containsEntry("readUpTo", 3L)
                .containsEntry("shown", 1L)
                .containsEntry("p", 7L);
        assertThat(participation(story.ann)).containsEntry("readUpTo", 2L).containsEntry("shown", 0L);
    }

    @Test
    void everythingComesOutTheSameHoweverItIsRead() {
        var all = Story.ofEverything();
        assertThat(Runs.documents(mongo, new ConversationProjection(), all)).hasSize(13);
        assertThat(Runs.documents(mongo, new TimelineProjection(), all)).hasSize(34);
    }

    @Test
    void oneKeepsAConversationAsOneLikes() {
        var ann = story.ann;
        story.befriended(ann, story.bob)
                .said(story.bob, ann, "one")
                .forOneself(ann, story.bob, chat -> new Pinned(chat, ann, true))
                .forOneself(ann, story.bob, chat -> new Muted(chat, ann, true))
                .forOneself(ann, story.bob, chat -> new Hidden(chat, ann, 1))
                .forOneself(ann, story.bob, chat -> new Archived(chat, ann, true, 1))
                .forOneself(ann, story.bob, chat -> new MarkedUnread(chat, ann, true));
        assertThat(participation(ann))
                .containsEntry("pinned", true)
                .containsEntry("muted", true)
                .containsEntry("hiddenUpTo", 1L)
                .containsEntry("archivedUpTo", 1L)
                .containsEntry("markedUnread", true)
                .containsEntry("p", 8L);
        story.forOneself(ann, story.bob, chat -> new Pinned(chat, ann, false))
                .forOneself(ann, story.bob, chat -> new Archived(chat, ann, false, 1))
                .read(ann, story.bob, 1, false);
        assertThat(participation(ann))
                .containsEntry("pinned", false)
                .containsEntry("muted", true)
                .doesNotContainKey("archivedUpTo")
                .containsEntry("markedUnread", false)
                .containsEntry("readUpTo", 1L);
        assertThat(documents()).doesNotContainKey("participation/" + conversation + "/" + story.bob);
    }

    @Test
    void savedMessagesHaveOneMember() {
        var ann = story.ann;
        var saved = ConversationId.saved(ann);
        story.add("direct-" + saved, new Opened(saved, null, List.of(ann), 0, 1))
                .said(ann, ann, "milk");
        assertThat(Runs.only(documents(), "conversation/" + saved))
                .containsEntry("members", List.of(ann.toString()))
                .containsEntry("open", true)
                .containsEntry("lastNo", 1L);
    }

    @Test
    void aMessageIsDeletedForOneselfFromTheFirstTimeOn() {
        story.befriended(story.ann, story.bob).said(story.ann, story.bob, "one").said(story.bob, story.ann, "two");
        for (var no : new long[] {2, 1, 2}) {
            story.forOneself(story.ann, story.bob, chat -> new MessageDeleted(chat, story.ann, no));
        }
        var timeline = Runs.documents(mongo, new TimelineProjection(), story);
        assertThat(timeline.keySet())
                .filteredOn(id -> id.startsWith("timeline_deletion"))
                .hasSize(2);
        assertThat(Runs.only(timeline, "timeline_deletion/" + conversation + "/" + story.ann + "/0000000000000002"))
                .containsEntry("no", 2L)
                .containsEntry("since", 5L)
                .containsEntry("p", 7L);
    }

    @Test
    void theTimelineSortsAsItStandsOnScreen() {
        story.befriended(story.ann, story.bob)
                .said(story.ann, story.bob, "one")
                .read(story.bob, story.ann, 1, true)
                .ended(story.ann, story.bob)
                .befriended(story.ann, story.bob);
        for (var no = 2; no <= 11; no++) {
            story.said(story.bob, story.ann, "number " + no);
        }
        var lines = Runs.documents(mongo, new TimelineProjection(), story).values().stream()
                .map(line -> line.getString("event"))
                .toList();
        assertThat(lines)
                .isEqualTo(story.log().stream()
                        .filter(e -> e.subject().startsWith("direct-"))
                        .map(e -> Json.STRICT.writeValueAsString(e.view()))
                        .toList());
    }

    private Map<String, Document> documents() {
        return Runs.documents(mongo, new ConversationProjection(), story);
    }

    private Document participation(AccountId account) {
        return Runs.only(documents(), "participation/" + conversation + "/" + account);
    }
}
