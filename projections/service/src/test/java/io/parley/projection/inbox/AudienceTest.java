package io.parley.projection.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.EventTypes;
import io.parley.projection.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final Story STORY = Story.ofEverything();

    @Test
    void everyTypeOfEventHasItsAudienceListed() {
        assertThat(InboxModel.AUDIENCE.keySet())
                .isEqualTo(EventTypes.all().keySet())
                .hasSize(54);
        assertThat(STORY.log().stream().map(e -> e.type()).collect(Collectors.toSet()))
                .isEqualTo(EventTypes.all().keySet());
    }

    @Test
    void everyEventIsSeenByItsAudienceAndNobodyElse() {
        for (var published : STORY.log()) {
            var event = published.event();
            var audience = Audience.of(event);
            var seen = audience.named().stream().map(AccountId::toString).collect(Collectors.toSet());
            if (audience.room() != null) {
                seen.addAll(audience.deciders() ? Set.of("owner") : Set.of("owner", "member"));
            }
            var rooms = new HashMap<String, Map<String, Boolean>>();
            var conversation = published.data().get("conversationId");
            if (conversation != null) {
                rooms.put(conversation.stringValue(), Map.of("owner", true, "member", false));
            }
            var account = published.data().get("accountId");
            if (account != null) {
                rooms.put(InboxModel.circle(account.stringValue()), Map.of("owner", false, "member", false));
            }
            assertThat(seen).as(published.type()).isEqualTo(InboxModel.recipients(published, rooms));
        }
    }

    @Test
    void whatABlockedPersonGetsEqualsWhatAnEndedFriendGets() {
        var ended = new Story();
        friends(ended).ended(ended.ann, ended.bob).requested(ended.bob, ended.ann, "why?");
        var blocked = new Story();
        friends(blocked)
                .ended(blocked.ann, blocked.bob)
                .blocked(blocked.ann, blocked.bob)
                .requestWithheld(blocked.bob, blocked.ann, "why?");
        assertThat(seenBy(blocked.bob, blocked)).isEqualTo(seenBy(ended.bob, ended));
    }

    private static Story friends(Story story) {
        return story.registered("ann")
                .registered("bob")
                .requested(story.ann, story.bob, "hi")
                .befriended(story.bob, story.ann)
                .said(story.ann, story.bob, "hi");
    }

    private static List<Event> seenBy(AccountId account, Story story) {
        return story.log().stream()
                .map(e -> e.event())
                .filter(e ->
                        Audience.of(e).room() != null || Audience.of(e).named().contains(account))
                .toList();
    }
}
