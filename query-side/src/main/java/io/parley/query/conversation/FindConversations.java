package io.parley.query.conversation;

import io.parley.api.conversation.ConversationView;
import io.parley.api.wire.Actor;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FindConversations {
    private final Conversations conversations;

    FindConversations(Conversations conversations) {
        this.conversations = conversations;
    }

    @GetMapping("/api/conversations")
    List<ConversationView> conversations(@AuthenticationPrincipal Actor actor) {
        return conversations.of(actor.account());
    }
}
