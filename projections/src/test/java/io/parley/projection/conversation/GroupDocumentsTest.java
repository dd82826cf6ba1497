package io.parley.projection.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Json;
import io.parley.api.conversation.Mention;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Role;
import io.parley.projection.GroupStory;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.runtime.Runs;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@OnEachMongo
class GroupDocumentsTest {
    private final MongoServers mongo;
    private final Story story = new Story();
    private final GroupStory group = new GroupStory(story, 1, story.ann, story.bob);

    GroupDocumentsTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @Test
    void aGroupIsAConversationWithoutItsMembers() {
        group.said(story.ann, "one").said(story.bob, "two");
        var documents = documents();
        assertThat(Runs.only(documents, "conversation/" + group.id))
                .containsEntry("open", true)
                .containsEntry("lastNo", 2L)
                .containsEntry("p", 3L)
                .containsEntry("group", new Document("name", "group 1").append("count", 2))
                .doesNotContainKeys("members", "ownLast");
        assertThat(Runs.only(documents, "participation/" + group.id + "/" + story.bob))
                .containsEntry("ownLast", 2L);
        assertThat(member(documents, "ann")).containsEntry("role", "owner");
        assertThat(member(documents, "bob"))
                .containsEntry("role", "member")
                .containsEntry("present", true)
                .containsEntry("joined", 1L)
                .containsEntry("joinedNo", 0L)
                .containsEntry("joins", new Document("1", new Document("no", 0L).append("from", 1L)))
                .doesNotContainKey("leaves");
    }

    @Test
    void eachJoiningAndLeavingIsKept() {
        group.said(story.ann, "one")
                .left(story.bob)
                .said(story.ann, "two")
                .joined(story.ann, true, story.bob, story.cyd);
        var documents = documents();
        assertThat(member(documents, "bob"))
                .containsEntry("present", true)
                .containsEntry("joined", 5L)
                .containsEntry("joinedNo", 2L)
                .containsEntry(
                        "joins",
                        new Document("1", new Document("no", 0L).append("from", 1L))
                                .append("5", new Document("no", 2L).append("from", 0L)))
                .containsEntry("leaves", new Document("3", 1L))
                .doesNotContainKey("last");
        group.removed(story.ann, story.bob);
        var last = story.log().getLast().view();
        group.said(story.ann, "three");
        documents = documents();
        assertThat(member(documents, "bob"))
                .containsEntry("present", false)
                .containsEntry("last", Json.STRICT.writeValueAsString(last))
                .containsEntry("leaves", new Document("3", 1L).append("6", 2L));
        assertThat(Runs.only(documents, "conversation/" + group.id).get("group", Document.class))
                .containsEntry("count", 2);
    }

    @Test
    void whatAMemberIsAndIsCalledEndsWithHisMembership() {
        group.add(no -> new GroupEvent.RoleChanged(group.id, story.ann, story.bob, Role.ADMIN, no))
                .add(no -> new GroupEvent.MemberMuted(group.id, story.ann, story.bob, Story.BEGIN, no))
                .add(_ -> new GroupEvent.NicknameChanged(
                        group.id, story.bob, story.bob, new GroupEvent.NicknameChanged.Personal("Bobby")));
        assertThat(member(documents(), "bob"))
                .containsEntry("role", "admin")
                .containsEntry("mutedUntil", Story.BEGIN.toString())
                .containsEntry("nickname", "Bobby");
        // all of them see it, so that the view tells that it has come to it
        assertThat(Runs.only(documents(), "conversation/" + group.id)).containsEntry("p", 4L);
        group.left(story.bob).joined(story.ann, false, story.bob);
        assertThat(member(documents(), "bob"))
                .containsEntry("role", "member")
                .doesNotContainKeys("mutedUntil", "nickname");
    }

    @Test
    void anAnnouncementIsTakenAway() {
        group.add(no -> new GroupEvent.Announced(
                group.id, story.ann, 1, no, story.ann, new GroupEvent.Announced.Personal("hear")));
        assertThat(attributes())
                .containsEntry(
                        "announcement",
                        new Document("no", 1L)
                                .append("by", story.ann.toString())
                                .append("time", Date.from(Story.BEGIN.plusSeconds(2)))
                                .append("text", "hear"));
        group.add(no -> new GroupEvent.Announced(group.id, story.ann, 2, no, story.ann, null))
                .renamed(story.ann, null);
        assertThat(attributes()).doesNotContainKeys("announcement", "name");
    }

    @Test
    void whoIsMentionedHasItsNumber() {
        group.said(story.ann, "@Bob", new Mention(story.bob, 0, 4))
                .said(story.ann, "@all", new Mention(null, 0, 4))
                .said(story.ann, "all");
        assertThat(member(documents(), "bob")).containsEntry("mentionedNo", 1L);
        assertThat(attributes()).containsEntry("allMentionedNo", 2L);
    }

    private Document attributes() {
        return Runs.only(documents(), "conversation/" + group.id).get("group", Document.class);
    }

    private Map<String, Document> documents() {
        return Runs.documents(mongo, new ConversationProjection(), story);
    }

    private Document member(Map<String, Document> documents, String handle) {
        return Runs.only(documents, "member/" + group.id + "/" + Story.person(handle));
    }
}
