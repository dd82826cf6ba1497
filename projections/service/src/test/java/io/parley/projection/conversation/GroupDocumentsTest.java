package io.parley.projection.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Json;
import io.parley.api.conversation.Mention;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.projection.GroupStory;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.kit.Runs;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
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
                .containsEntry("group", new Document("names", new Document("1", "group 1")).append("count", 2))
                .doesNotContainKeys("members", "ownLast");
        assertThat(Runs.only(documents, "participation/" + group.id + "/" + story.bob))
                .containsEntry("ownLast", 2L);
        assertThat(member(documents, "ann")).containsEntry("role", "owner");
        assertThat(member(documents, "bob"))
                .containsEntry("role", "member")
                .containsEntry("present", true)
                .containsEntry("joined", time(1))
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
                .containsEntry("joined", time(5))
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
        group.add((no, line) -> new GroupEvent.RoleChanged(group.id, story.ann, story.bob, Role.ADMIN, no, line, 0))
                .add((no, line) -> new GroupEvent.MemberMuted(group.id, story.ann, story.bob, Story.BEGIN, no, line))
                .add(_ -> new GroupEvent.NicknameChanged(
                        group.id, story.bob, story.bob, new GroupEvent.NicknameChanged.Personal("Bobby")));
        assertThat(member(documents(), "bob"))
                .containsEntry("role", "admin")
                .containsEntry("mutedUntil", Date.from(Story.BEGIN))
                .containsEntry("nickname", "Bobby");
        group.left(story.bob).joined(story.ann, false, story.bob);
        assertThat(member(documents(), "bob"))
                .containsEntry("role", "member")
                .doesNotContainKeys("mutedUntil", "nickname");
    }

    @Test
    void anAnnouncementIsTakenAway() {
        group.add((no, line) -> new GroupEvent.Announced(
                group.id, story.ann, 1, no, line, story.ann, new GroupEvent.Announced.Personal("hear")));
        assertThat(attributes())
                .containsEntry(
                        "announcement",
                        new Document("no", 1L)
                                .append("by", story.ann.toString())
                                .append("time", Date.from(Story.BEGIN.plusSeconds(2)))
                                .append("text", "hear"));
        group.add((no, line) -> new GroupEvent.Announced(group.id, story.ann, 2, no, line, story.ann, null))
                .renamed(story.ann, null);
        assertThat(attributes())
                .doesNotContainKey("announcement")
                .containsEntry("names", new Document("1", "group 1").append("4", ""));
    }

    @Test
    void whoIsMentionedHasItsNumber() {
        group.said(story.ann, "@Bob", new Mention(story.bob, 0, 4))
                .said(story.ann, "@all", new Mention(null, 0, 4))
                .said(story.ann, "all");
        assertThat(member(documents(), "bob")).containsEntry("mentionedNo", 1L);
        assertThat(attributes()).containsEntry("allMentionedNo", 2L);
    }

    @Test
    void anInvitationIsThereUntilItIsAnswered() {
        group.said(story.ann, "one").invited(story.bob, story.cyd).invited(story.ann, story.cyd);
        var invited = member(documents(), "cyd");
        assertThat(invited)
                .containsEntry("account", story.cyd.toString())
                .containsEntry("invited", 4L)
                .containsEntry("invitedBy", story.ann.toString())
                .containsEntry("invitedTime", time(4))
                .doesNotContainKeys("joins", "present");
        // the other members don't learn of it
        assertThat(Runs.only(documents(), "conversation/" + group.id)).containsEntry("p", 2L);
        group.declined(story.cyd);
        assertThat(member(documents(), "cyd")).doesNotContainKeys("invited", "invitedBy", "invitedTime");
        group.invited(story.bob, story.cyd).joined(story.cyd, false, story.cyd);
        assertThat(member(documents(), "cyd")).doesNotContainKeys("invited", "invitedBy", "invitedTime");
    }

    @Test
    void eachRequestAndAnswerIsKept() {
        group.requested(story.bob, story.cyd);
        var first = request(2);
        assertThat(member(documents(), "cyd"))
                .containsEntry("requests", new Document("2", first))
                .doesNotContainKeys("joins", "present", "answers", "answered");
        group.refused(story.ann, story.cyd, story.bob);
        assertThat(member(documents(), "cyd")).containsEntry("answered", 3L);
        group.requested(story.bob, story.cyd);
        assertThat(member(documents(), "cyd"))
                .containsEntry("requests", new Document("2", first).append("4", request(4)))
                .containsEntry("answers", new Document("3", true))
                .doesNotContainKey("answered");
        group.joined(story.bob, false, story.cyd);
        assertThat(member(documents(), "cyd"))
                .containsEntry("answers", new Document("3", true).append("5", true))
                .containsEntry("answered", 5L);
    }

    @Test
    void whoIsLetInWaitsNoMore() {
        group.requested(story.bob, story.cyd).approved(story.ann, story.cyd, story.bob);
        assertThat(member(documents(), "cyd")).containsEntry("answered", 3L).doesNotContainKey("present");
    }

    @Test
    void whoIsAskedHimselfWaitsNoMoreToBeLetIn() {
        group.requested(story.bob, story.cyd).invited(story.bob, story.cyd);
        assertThat(member(documents(), "cyd")).containsEntry("answered", 3L).containsEntry("invited", 3L);
    }

    @Test
    void aLinkKnowsWhoCameByIt() {
        var link = LinkId.madeBy(story.bob, new UUID(0, 1));
        group.linked(story.bob, link, 3)
                .joinedBy(link, story.cyd)
                .left(story.cyd)
                .joinedBy(link, story.cyd);
        assertThat(Runs.only(documents(), "link/" + group.id + "/" + link))
                .containsEntry("conversation", group.id.toString())
                .containsEntry("link", link.toString())
                .containsEntry("by", story.bob.toString())
                .containsEntry("made", 2L)
                .containsEntry("until", time(3_600))
                .containsEntry("uses", 3)
                .containsEntry("joins", new Document("3", 1).append("5", 1))
                .doesNotContainKey("revoked");
        var endless = LinkId.madeBy(story.bob, new UUID(0, 2));
        group.linked(story.bob, endless, null).revoked(story.ann, endless);
        assertThat(Runs.only(documents(), "link/" + group.id + "/" + endless))
                .containsEntry("revoked", true)
                .doesNotContainKeys("until", "uses", "joins");
    }

    private static Date time(int seconds) {
        return Date.from(Story.BEGIN.plusSeconds(seconds));
    }

    private Document request(int seconds) {
        return new Document("by", story.bob.toString()).append("time", time(seconds));
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
