package io.parley.query.conversation;

import io.parley.api.conversation.ConversationView;
import io.parley.api.wire.Actor;
import io.parley.query.Inbox;
import io.parley.query.Views;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FindConversations {
    private final Conversations conversations;
    private final Inbox inbox;

    FindConversations(Conversations conversations, Inbox inbox) {
        this.conversations = conversations;
        this.inbox = inbox;
    }

    @GetMapping("/api/conversations")
    List<ConversationView> conversations(@AuthenticationPrincipal Actor actor) {
        return conversations.of(actor.account(), inbox.asOf(actor.account(), Views.CONVERSATIONS, Views.TIMELINE));
    }
}
