package io.parley.projection.friendship;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.kit.Runs;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
@OnEachMongo
class FriendshipProjectionTest {
    private final MongoServers mongo;
    private final Story story = new Story();

    FriendshipProjectionTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @Test
    void aRequestStandsOnBothSides() {
        story.requested(story.ann, story.bob, "hi").remark(story.ann, story.bob, "Bobby");
        var request = new Document("time", Date.from(Story.BEGIN.plusSeconds(1))).append("message", "hi");
        assertThat(side(story.ann, story.bob))
                .containsEntry("owner", story.ann.toString())
                .containsEntry("other", story.bob.toString())
                .containsEntry("outgoing", request)
                .containsEntry("remark", "Bobby")
                .containsEntry("friends", false)
                .containsEntry("blocked", false)
                .containsEntry("p", 3L);
        request.put("time", Date.from(Story.BEGIN.plusSeconds(2)));
        assertThat(side(story.bob, story.ann))
                .containsEntry("incoming", request)
                .doesNotContainKey("remark");
    }

    @Test
    void aDeclinedRequestStillLooksOpenToItsSender() {
        story.requested(story.ann, story.bob, "hi").declined(story.ann, story.bob);
        assertThat(side(story.ann, story.bob)).containsKey("outgoing");
        assertThat(side(story.bob, story.ann)).doesNotContainKey("incoming");
    }

    @Test
    void aWithdrawnRequestIsGoneFromBothSides() {
        story.requested(story.ann, story.bob, "hi").withdrawn(story.ann, story.bob);
        assertThat(side(story.ann, story.bob)).doesNotContainKey("outgoing");
        assertThat(side(story.bob, story.ann)).doesNotContainKey("incoming");
    }

    @Test
    void friendsHaveAConversationAndNoRequests() {
        story.requested(story.ann, story.bob, "hi").befriended(story.bob, story.ann);
        var conversation = ConversationId.direct(story.ann, story.bob).toString();
        for (var side : List.of(side(story.ann, story.bob), side(story.bob, story.ann))) {
            assertThat(side)
                    .containsEntry("friends", true)
                    .containsEntry("conversationId", conversation)
                    .doesNotContainKeys("incoming", "outgoing");
        }
    }

    @Test
    void aBlockLooksLikeAnEndToTheOtherOne() {
        story.befriended(story.ann, story.bob).ended(story.ann, story.bob);
        var ended = side(story.bob, story.ann);
        story.blocked(story.ann, story.bob);
        assertThat(side(story.bob, story.ann)).isEqualTo(ended);
        assertThat(side(story.ann, story.bob)).containsEntry("blocked", true).containsEntry("friends", false);
        story.unblocked(story.ann, story.bob).remark(story.ann, story.bob, null);
        assertThat(side(story.ann, story.bob)).containsEntry("blocked", false).doesNotContainKey("remark");
    }

    @Test
    void everythingComesOutTheSameHoweverItIsRead() {
        var all = Story.ofEverything();
        assertThat(Runs.documents(mongo, new FriendshipProjection(), all))
                .containsOnlyKeys(
                        "friendship/" + all.ann + "/" + all.bob,
                        "friendship/" + all.bob + "/" + all.ann,
                        "friendship/" + all.ann + "/" + all.cyd,
                        "friendship/" + all.cyd + "/" + all.ann);
    }

    private Document side(AccountId owner, AccountId other) {
        return Runs.only(Runs.documents(mongo, new FriendshipProjection(), story), "friendship/" + owner + "/" + other);
    }
}
