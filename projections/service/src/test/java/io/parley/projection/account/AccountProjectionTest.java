package io.parley.projection.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.account.AccountEvent;
import io.parley.api.account.ClaimId;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.kit.Runs;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
@OnEachMongo
class AccountProjectionTest {
    private final MongoServers mongo;

    AccountProjectionTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @Test
    void anAccountIsShownAndFoundAsItSays() {
        var story = Story.ofEverything();
        var documents = Runs.documents(mongo, new AccountProjection(), story);
        assertThat(documents).hasSize(3);
        assertThat(account(documents, story.bob))
                .containsEntry("handle", "bob")
                .containsEntry("nickname", "Bobo")
                .containsEntry("avatar", "dolphin")
                .containsEntry("byEmail", true)
                .containsEntry("byPhone", false);
        assertThat(account(documents, story.bob).get("claims", Document.class)).containsOnlyKeys("handle", "email");
        assertThat(account(documents, story.ann))
                .containsEntry("nickname", "Anna")
                .doesNotContainKey("avatar")
                .containsEntry("byEmail", false)
                .containsEntry("byPhone", true)
                .containsEntry("readMarks", false)
                .containsEntry("presence", true)
                .containsEntry("askBeforeGroups", true);
    }

    @Test
    void anErasedAccountHasNoNameAndIsStillOne() {
        var story = new Story();
        var claim = new ClaimId("c1");
        story.add("account-" + story.ann, new AccountEvent.Registered(story.ann, claim, claim, claim, story.ann, null));
        assertThat(account(Runs.documents(mongo, new AccountProjection(), story), story.ann))
                .containsOnlyKeys("_id", "claims", "byEmail", "byPhone", "p");
    }

    private static Document account(Map<String, Document> documents, AccountId account) {
        return Runs.only(documents, "account/" + account);
    }
}
