package io.parley.query.conversation;

import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.conversation.ConversationView;
import io.parley.api.wire.Actor;
import io.parley.edge.problem.Problem;
import io.parley.query.Inbox;
import io.parley.query.Views;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// One conversation, for its members. To others the conversation doesn't exist.
@RestController
class GetConversation {
    private final Conversations conversations;
    private final Views views;
    private final Inbox inbox;

    GetConversation(Conversations conversations, Views views, Inbox inbox) {
        this.conversations = conversations;
        this.views = views;
        this.inbox = inbox;
    }

    @GetMapping("/api/conversations/{id}")
    ConversationView conversation(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
        var conversation = new ConversationId(id);
        var me = actor.account();
        // a person who was removed may be a member again
        return views.soon(
                        () -> conversations.of(me, conversation, inbox.asOf(me, Views.CONVERSATIONS, Views.TIMELINE)),
                        found -> found.filter(GetConversation::isMember).isPresent(),
                        Views.CONVERSATIONS,
                        Views.TIMELINE)
                .orElseThrow(() -> Problem.absent(ConversationRefusal.NO_SUCH_CONVERSATION));
    }

    private static boolean isMember(ConversationView view) {
        return view.group() == null || view.group().self() != null;
    }
}
